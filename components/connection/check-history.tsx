import { CircleCheck, CircleX } from 'lucide-react'
import { CheckChart } from '@/components/connection/check-chart'
import { howOf, outcomeOf } from '@/components/connection/check-words'
import { Card } from '@/components/ui/card'
import { RelativeTime } from '@/components/ui/relative-time'
import { Said } from '@/components/ui/said'
import { useMessages } from '@/lib/client/use-messages'
import type { CheckView } from '@/lib/contract/connection'

/** The others stand behind a disclosure. */
const shown = 5

interface CheckHistoryProps {
  checks: readonly CheckView[]
  /** Whether there is something to ask about. */
  isConnected: boolean
}

/** The last times that the provider was asked: drawn, and as a list. */
export function CheckHistory({ checks, isConnected }: CheckHistoryProps) {
  const { m, t } = useMessages()
  const texts = m.connection.checks
  if (checks.length === 0)
    return (
      <Card title={texts.title}>
        <p className="text-muted">{isConnected ? texts.none : texts.noneUnconnected}</p>
      </Card>
    )
  const older = checks.slice(shown)
  return (
    <Card title={texts.title} lead={texts.lead}>
      <CheckChart checks={checks} />
      <CheckList checks={checks.slice(0, shown)} />
      {older.length > 0 && (
        <details className="group mt-2 border-line border-t pt-2">
          <summary className="inline-flex min-h-6 cursor-pointer items-center gap-1 text-muted text-sm hover:text-ink">
            <span aria-hidden className="inline-block transition-transform group-open:rotate-90">
              ›
            </span>
            {t(texts.older, { count: older.length })}
          </summary>
          <div className="mt-2">
            <CheckList checks={older} />
          </div>
        </details>
      )}
    </Card>
  )
}

function CheckList({ checks }: { checks: readonly CheckView[] }) {
  return (
    <ol className="flex flex-col divide-y divide-line">
      {checks.map((check) => (
        <Check key={check.id} check={check} />
      ))}
    </ol>
  )
}

function Check({ check }: { check: CheckView }) {
  const { m, t } = useMessages()
  const works = check.status === 'ok'
  const Icon = works ? CircleCheck : CircleX
  return (
    <li className="flex items-start gap-2.5 py-2 first:pt-0 last:pb-0">
      <Icon aria-hidden className={`mt-0.75 size-4 shrink-0 ${works ? 'text-ok' : 'text-bad'}`} />
      <div className="min-w-0 flex-1">
        <p>{outcomeOf(check, m)}</p>
        {check.detail && <Said summary={m.connection.words} text={check.detail} />}
      </div>
      <p className="shrink-0 text-right text-muted text-sm">
        <RelativeTime at={check.at} />
        <span className="block text-xs">{howOf(check, m, t)}</span>
      </p>
    </li>
  )
}
