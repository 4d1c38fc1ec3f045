import { CircleCheck, CircleX } from 'lucide-react'
import { Card } from '@/components/ui/card'
import { RelativeTime } from '@/components/ui/relative-time'
import { Said } from '@/components/ui/said'
import type { CheckView } from '@/lib/contract/connection'

const shown = 10

const askers: Record<string, string> = {
  person: 'by hand',
  schedule: 'on schedule',
  grant: 'when it was connected',
}

/** The last times that the provider was asked. */
export function CheckHistory({ checks }: { checks: readonly CheckView[] }) {
  if (checks.length === 0) return null
  return (
    <Card title="Checks" lead="Each time that the provider was asked whether the credential works.">
      <ol className="flex flex-col divide-y divide-line">
        {checks.slice(0, shown).map((check) => (
          <Check key={check.id} check={check} />
        ))}
      </ol>
    </Card>
  )
}

function Check({ check }: { check: CheckView }) {
  const works = check.status === 'ok'
  const Icon = works ? CircleCheck : CircleX
  return (
    <li className="flex items-start gap-2.5 py-2 first:pt-0 last:pb-0">
      <Icon aria-hidden className={`mt-0.75 size-4 shrink-0 ${works ? 'text-ok' : 'text-bad'}`} />
      <div className="min-w-0 flex-1">
        <p>{works ? 'Works' : (check.failure?.message ?? 'Failed')}</p>
        {check.detail && <Said summary="The provider’s own words" text={check.detail} />}
      </div>
      <p className="shrink-0 text-right text-muted text-sm">
        <RelativeTime at={check.at} />
        <span className="block text-xs">
          {askers[check.how] ?? check.how}
          {check.latencyMs !== null &&
            `, ${new Intl.NumberFormat('en').format(Math.round(check.latencyMs))} ms`}
        </span>
      </p>
    </li>
  )
}
