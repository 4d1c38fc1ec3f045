'use client'

import { useLiveView } from '@/lib/client/use-live-view'
import { useMessages } from '@/lib/client/use-messages'
import type { KeyUsageView } from '@/lib/contract/usage'

/** More would be a wall. */
const named = 5

/** What a key was used for lately: what stops without it. Nothing while that is not known. */
export function UsedFor({ id }: { id: string }) {
  const { m, t } = useMessages()
  const texts = m.apiKey
  const { data } = useLiveView<KeyUsageView>(`/api/api-keys/${id}/usage`)
  if (!data || data.connections.length === 0) return null
  const more = data.connections.length - named
  return (
    <div>
      <p>{texts.usedFor}</p>
      <ul className="mt-1 list-disc pl-5 text-sm">
        {data.connections.slice(0, named).map(({ id, key, today, week }) => (
          <li key={id}>
            <code className="font-mono text-ink">{key}</code>: {t(texts.calls, { today, week })}
          </li>
        ))}
        {more > 0 && <li>{t(texts.moreUsed, { count: more })}</li>}
      </ul>
    </div>
  )
}
