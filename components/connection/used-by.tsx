'use client'

import { Card } from '@/components/ui/card'
import { RelativeTime } from '@/components/ui/relative-time'
import { RichText } from '@/components/ui/rich-text'
import { useMessages } from '@/lib/client/use-messages'
import { useUsage } from '@/lib/client/use-usage'
import type { CallerView, UsageView } from '@/lib/contract/usage'

/** The others are counted. */
const shown = 8

/** Who calls for a connection: whoever stands here is hit when it breaks. */
export function UsedBy({ connectionId, initial }: { connectionId: string; initial: UsageView }) {
  const { m, t } = useMessages()
  const texts = m.usage
  const { callers } = useUsage(connectionId, initial).data ?? initial
  if (callers.length === 0)
    return (
      <Card title={texts.title}>
        <p className="text-muted">{texts.none}</p>
      </Card>
    )
  const more = callers.length - shown
  return (
    <Card title={texts.title} lead={texts.lead}>
      <ul className="flex flex-col divide-y divide-line">
        {callers.slice(0, shown).map((caller) => (
          <Caller key={`${caller.type} ${caller.id}`} caller={caller} />
        ))}
      </ul>
      {more > 0 && <p className="mt-2 text-muted text-sm">{t(texts.more, { count: more })}</p>}
    </Card>
  )
}

function Caller({ caller }: { caller: CallerView }) {
  const { m, t } = useMessages()
  const texts = m.usage
  const { name, active, today, week, failed, lastAt } = caller
  return (
    <li className="flex items-start justify-between gap-3 py-2 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p className="font-medium [overflow-wrap:anywhere]">{name}</p>
        <p className="text-muted text-sm">
          {active ? (
            <RichText text={texts.last} values={{ time: <RelativeTime at={lastAt} /> }} />
          ) : (
            texts.ended
          )}
          {failed > 0 && `, ${t(texts.failed, { count: failed })}`}
        </p>
      </div>
      <p className="shrink-0 text-right tabular-nums">
        {t(texts.today, { count: today })}
        {week !== today && <span className="block text-muted text-sm">{t(texts.week, { count: week })}</span>}
      </p>
    </li>
  )
}
