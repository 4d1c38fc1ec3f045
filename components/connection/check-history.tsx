import { CircleCheck, CircleX } from 'lucide-react'
import { Card } from '@/components/ui/card'
import { RelativeTime } from '@/components/ui/relative-time'
import { Said } from '@/components/ui/said'
import { useMessages } from '@/lib/client/use-messages'
import type { CheckView } from '@/lib/contract/connection'

const shown = 10

/** The last times that the provider was asked. */
export function CheckHistory({ checks }: { checks: readonly CheckView[] }) {
  const { m } = useMessages()
  if (checks.length === 0) return null
  return (
    <Card title={m.connection.checks.title} lead={m.connection.checks.lead}>
      <ol className="flex flex-col divide-y divide-line">
        {checks.slice(0, shown).map((check) => (
          <Check key={check.id} check={check} />
        ))}
      </ol>
    </Card>
  )
}

function Check({ check }: { check: CheckView }) {
  const { m, t } = useMessages()
  const texts = m.connection.checks
  const works = check.status === 'ok'
  const Icon = works ? CircleCheck : CircleX
  const askers: Record<string, string> = {
    person: texts.person,
    schedule: texts.schedule,
    grant: texts.grant,
  }
  const how = askers[check.how] ?? check.how
  return (
    <li className="flex items-start gap-2.5 py-2 first:pt-0 last:pb-0">
      <Icon aria-hidden className={`mt-0.75 size-4 shrink-0 ${works ? 'text-ok' : 'text-bad'}`} />
      <div className="min-w-0 flex-1">
        <p>{works ? texts.works : (check.failure?.message ?? texts.failed)}</p>
        {check.detail && <Said summary={m.connection.words} text={check.detail} />}
      </div>
      <p className="shrink-0 text-right text-muted text-sm">
        <RelativeTime at={check.at} />
        <span className="block text-xs">
          {check.latencyMs === null ? how : t(texts.took, { how, ms: Math.round(check.latencyMs) })}
        </span>
      </p>
    </li>
  )
}
