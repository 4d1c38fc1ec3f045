import { Check, Plus, X } from 'lucide-react'
import type { Names } from '@/components/catalog/connect-progress'
import { heldBy } from '@/components/catalog/held'
import { Card } from '@/components/ui/card'
import { useMessages } from '@/lib/client/use-messages'
import type { CatalogConnector } from '@/lib/contract/catalog'

/** What is asked for, in plain words; of a single connection, what was granted of it. */
export function ScopeList({ connector, names }: { connector: CatalogConnector; names: Names }) {
  const { m, t } = useMessages()
  const texts = m.catalog.scopes
  const held = heldBy(connector)
  const only = held.length === 1 ? held[0] : undefined
  if (connector.scopes.length === 0) return null
  const missing = new Set(only?.missingScopes)
  return (
    <Card title={t(texts.heading, { ...names })} lead={only ? texts.granted : t(texts.asked, { ...names })}>
      <ul className="flex flex-col gap-2">
        {connector.scopes.map(({ name, label }) => {
          const face = only ? (missing.has(name) ? faces.missing : faces.granted) : faces.asked
          return (
            <li key={name} className="flex items-start gap-2">
              <face.icon
                role="img"
                aria-label={texts[face.word]}
                className={`mt-0.75 size-4 shrink-0 ${face.look}`}
              />
              <span className="min-w-0 [overflow-wrap:anywhere]">
                {label}
                {missing.has(name) && <span className="text-bad text-sm"> · {texts.no}</span>}
              </span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

const faces = {
  asked: { icon: Plus, look: 'text-muted', word: 'asks' },
  granted: { icon: Check, look: 'text-ok', word: 'yes' },
  missing: { icon: X, look: 'text-bad', word: 'no' },
} as const
