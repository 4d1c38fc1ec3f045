import { Check, Plus, X } from 'lucide-react'
import { Card } from '@/components/ui/card'
import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionView } from '@/lib/contract/connection'

interface ScopesCardProps {
  connection: ConnectionView
  /** What each scope allows, in plain words, by its name. */
  labels: Readonly<Record<string, string>>
}

/** What was asked for against what was granted. */
export function ScopesCard({ connection, labels }: ScopesCardProps) {
  const { m, t } = useMessages()
  const texts = m.connection.scopes
  const { askedScopes, grantedScopes, missingScopes, connectedAt, provider } = connection
  if (askedScopes.length === 0 && grantedScopes.length === 0) return null
  const missing = new Set(missingScopes)
  const asked = new Set(askedScopes)
  const more = grantedScopes.filter((scope) => !asked.has(scope))
  const lead =
    connectedAt === null
      ? t(texts.toAsk, { provider: provider.name })
      : missing.size > 0
        ? t(texts.missing, { missing: missing.size, asked: askedScopes.length })
        : texts.all
  return (
    <Card title={texts.title} lead={lead}>
      <ul className="flex flex-col gap-2.5">
        {askedScopes.map((scope) => (
          <Scope
            key={scope}
            name={scope}
            label={labels[scope]}
            state={stateOf(connectedAt, missing.has(scope))}
          />
        ))}
        {more.map((scope) => (
          <Scope key={scope} name={scope} label={labels[scope]} state="more" />
        ))}
      </ul>
    </Card>
  )
}

type State = 'asked' | 'granted' | 'missing' | 'more'

const stateOf = (connectedAt: string | null, missing: boolean): State =>
  connectedAt === null ? 'asked' : missing ? 'missing' : 'granted'

const faces: Record<
  State,
  { icon: typeof Check; look: string; word: 'asked' | 'granted' | 'lacking' | 'more' }
> = {
  asked: { icon: Plus, look: 'text-muted', word: 'asked' },
  granted: { icon: Check, look: 'text-ok', word: 'granted' },
  missing: { icon: X, look: 'text-bad', word: 'lacking' },
  more: { icon: Plus, look: 'text-muted', word: 'more' },
}

function Scope({ name, label, state }: { name: string; label: string | undefined; state: State }) {
  const { m } = useMessages()
  const { icon: Icon, look, word: key } = faces[state]
  const word = m.connection.scopes[key]
  return (
    <li className="flex items-start gap-2">
      <Icon role="img" aria-label={word} className={`mt-0.75 size-4 shrink-0 ${look}`} />
      <div className="min-w-0 flex-1">
        {label && <p>{label}</p>}
        <code className={`font-mono text-xs [overflow-wrap:anywhere] ${label ? 'text-muted' : ''}`}>
          {name}
        </code>
      </div>
      {(state === 'missing' || state === 'more') && (
        <span
          aria-hidden
          className={`shrink-0 text-sm ${state === 'missing' ? 'font-medium text-bad' : 'text-muted'}`}
        >
          {word}
        </span>
      )}
    </li>
  )
}
