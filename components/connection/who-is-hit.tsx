import { RichText } from '@/components/ui/rich-text'
import { useLiveView } from '@/lib/client/use-live-view'
import { useMessages } from '@/lib/client/use-messages'
import type { KeyUsageView, UsageView } from '@/lib/contract/usage'

/** More than this many are counted. */
const named = 6

interface Called {
  id: string
  name: string
  today: number
  week: number
}

/** In a dialog: who calls for a connection, or for any of an integration. */
export function WhoIsHit({ of }: { of: { connection: string } | { integration: string } }) {
  const { m } = useMessages()
  const path = 'connection' in of ? `connections/${of.connection}` : `integrations/${of.integration}`
  const { data, error } = useLiveView<UsageView>(`/api/${path}/usage`)
  const called = data?.callers
    .filter(({ active }) => active)
    .map((caller) => ({ ...caller, id: `${caller.type} ${caller.id}` }))
  return <Hit called={called} failed={error !== undefined} title={m.usage.hit} none={m.usage.noneHit} />
}

/** In a dialog: what an API key calls for. */
export function WhatKeyUses({ apiKeyId }: { apiKeyId: string }) {
  const { m } = useMessages()
  const { data, error } = useLiveView<KeyUsageView>(`/api/api-keys/${apiKeyId}/usage`)
  const called = data?.connections.map((connection) => ({ ...connection, name: connection.key }))
  return <Hit called={called} failed={error !== undefined} title={m.usage.hitKey} none={m.usage.noneKey} />
}

interface HitProps {
  /** Undefined: it is still being looked up. */
  called: Called[] | undefined
  failed: boolean
  title: string
  none: string
}

function Hit({ called, failed, title, none }: HitProps) {
  const { m, t } = useMessages()
  const texts = m.usage
  if (called === undefined) return <p aria-live="polite">{failed ? texts.unknown : texts.looking}</p>
  if (called.length === 0) return <p>{none}</p>
  const more = called.length - named
  return (
    <div>
      <p>
        <RichText text={title} />
      </p>
      <ul className="mt-1 list-disc pl-5 text-ink">
        {called.slice(0, named).map(({ id, name, today, week }) => (
          <li key={id} className="[overflow-wrap:anywhere]">
            {name}, {today > 0 ? t(texts.today, { count: today }) : t(texts.week, { count: week })}
          </li>
        ))}
        {more > 0 && <li>{t(texts.more, { count: more })}</li>}
      </ul>
    </div>
  )
}
