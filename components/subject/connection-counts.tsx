import { STATUS_FACES } from '@/components/connection/status-pill'
import { ProviderMark } from '@/components/provider/provider-mark'
import { Pill } from '@/components/ui/pill'
import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionsAt } from '@/lib/contract/subject'
import type { Status } from '@/lib/core/status'

/** How many are named one by one. */
const named = 3

const WORKING: readonly Status[] = ['connected', 'unverified']

/** What somebody has connected, in one cell: what does not work by name, and how much else does. */
export function ConnectionCounts({ connections }: { connections: readonly ConnectionsAt[] }) {
  const { m, t } = useMessages()
  const texts = m.subject
  if (connections.length === 0) return <span className="text-muted text-sm">{texts.none}</span>
  const working = connections.filter(({ status }) => WORKING.includes(status))
  const others = connections.filter(({ status }) => !WORKING.includes(status))
  const hidden = others.slice(named).reduce((sum, { count }) => sum + count, 0)
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {others.slice(0, named).map((at) => (
        <Broken key={`${at.integration.slug} ${at.status}`} at={at} />
      ))}
      {hidden > 0 && <span className="text-muted text-sm">{t(texts.more, { count: hidden })}</span>}
      {working.length > 0 && <Working connections={working} />}
    </span>
  )
}

function Broken({ at: { integration, status, count } }: { at: ConnectionsAt }) {
  const { m, t } = useMessages()
  const { icon, tone } = STATUS_FACES[status]
  const name = count > 1 ? t(m.subject.many, { integration: integration.name, count }) : integration.name
  return (
    <Pill tone={tone} icon={icon}>
      <span className="max-w-40 truncate">{name}</span>
      <span className="font-normal">
        {' · '}
        {m.status[status]}
      </span>
    </Pill>
  )
}

function Working({ connections }: { connections: readonly ConnectionsAt[] }) {
  const { m, t } = useMessages()
  const count = connections.reduce((sum, at) => sum + at.count, 0)
  const marks = [...new Map(connections.map((at) => [at.integration.slug, at])).values()]
  return (
    <span className="inline-flex items-center gap-2 text-muted text-sm">
      <span className="inline-flex gap-1">
        {marks.slice(0, named).map(({ integration, provider }) => (
          <span key={integration.slug} title={integration.name}>
            <ProviderMark name={provider.name} mark={provider.mark} />
          </span>
        ))}
      </span>
      {t(m.subject.works, { count })}
    </span>
  )
}
