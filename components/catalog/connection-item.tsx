import { CircleCheck, CircleOff, type LucideIcon, TriangleAlert, Unplug, Users } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { isBroken } from '@/components/catalog/badge-of'
import type { Names } from '@/components/catalog/connect-progress'
import { connectionLabel, statusSentence } from '@/components/catalog/connection-words'
import { Badge } from '@/components/ui/pill'
import { RelativeTime } from '@/components/ui/relative-time'
import { RichText } from '@/components/ui/rich-text'
import { useMessages } from '@/lib/client/use-messages'
import type { CatalogConnection, CatalogConnector } from '@/lib/contract/catalog'
import type { Status } from '@/lib/core/status'

/** What a button beside a connection needs. */
export interface ChangeProps {
  slug: string
  connection: CatalogConnection
  /** What it is called beside others. */
  label: string
  onChange: (connector: CatalogConnector) => void
}

interface ConnectionItemProps {
  connector: CatalogConnector
  connection: CatalogConnection
  names: Names
  /** Whether the address asks for this one. */
  focused: boolean
  /** What can be done with it. */
  actions: ReactNode
  /** Stands under it: a form about it. */
  children?: ReactNode
}

/** One connection: whose account it is, how it stands, and what can be done with it. */
export function ConnectionItem(props: ConnectionItemProps) {
  const { connector, connection, names, focused, actions, children } = props
  const { m, t } = useMessages()
  const texts = m.catalog.connections
  const { status, owner, name, connectedAt, missingScopes } = connection
  const { icon: Icon, look } = faceOf(status)
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (focused) item.current?.focus()
  }, [focused])
  const label = connectionLabel(connection, m.catalog)
  return (
    <li
      ref={item}
      id={`connection-${connection.id}`}
      tabIndex={-1}
      aria-current={focused ? 'true' : undefined}
      className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 rounded-md py-3 first:pt-0 last:pb-0"
    >
      <div className="flex min-w-0 flex-1 basis-64 gap-2.5">
        <Icon aria-hidden className={`mt-0.75 size-4 shrink-0 ${look}`} />
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="font-medium [overflow-wrap:anywhere]">{label}</span>
            {connector.multiple && name !== 'default' && name !== label && <Badge>{name}</Badge>}
          </p>
          <p className={`text-sm ${isBroken(status) ? 'text-bad' : 'text-muted'}`}>
            {t(statusSentence(connection, connector, m.catalog), { ...names })}
            {connectedAt && !isBroken(status) && (
              <span className="text-muted">
                {' '}
                <RichText text={texts.since} values={{ time: <RelativeTime at={connectedAt} /> }} />
              </span>
            )}
          </p>
          {owner === 'group' && (
            <p className="mt-0.5 flex items-start gap-1.5 text-muted text-sm">
              <Users aria-hidden className="mt-0.75 size-3.5 shrink-0" />
              <span>
                {texts.group}. {t(texts.groupText, { ...names })}
              </span>
            </p>
          )}
          {missingScopes.length > 0 && <p className="text-sm text-warn">{m.catalog.scopes.missing}</p>}
        </div>
      </div>
      <div className="flex flex-wrap gap-2 empty:hidden">{actions}</div>
      {children && <div className="basis-full pt-2">{children}</div>}
    </li>
  )
}

/** To a customer, what has not been tested yet works. */
function faceOf(status: Status): { icon: LucideIcon; look: string } {
  if (isBroken(status)) return { icon: Unplug, look: 'text-bad' }
  if (status === 'degraded') return { icon: TriangleAlert, look: 'text-warn' }
  return status === 'disabled'
    ? { icon: CircleOff, look: 'text-muted' }
    : { icon: CircleCheck, look: 'text-ok' }
}
