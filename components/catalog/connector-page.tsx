'use client'

import { useEffect, useState } from 'react'
import { isBroken } from '@/components/catalog/badge-of'
import { useCatalogChanges } from '@/components/catalog/catalog-live'
import { ConnectCard } from '@/components/catalog/connect-card'
import { ConnectProgress } from '@/components/catalog/connect-progress'
import { ConnectionsCard } from '@/components/catalog/connections-card'
import { ConnectorBadge } from '@/components/catalog/connector-badge'
import { heldBy } from '@/components/catalog/held'
import { InactiveAlert } from '@/components/catalog/inactive-alert'
import { OtherAccount } from '@/components/catalog/other-account'
import { failedAs } from '@/components/catalog/outcome-of'
import { ScopeList } from '@/components/catalog/scope-list'
import { type Progress, useConnect } from '@/components/catalog/use-connect'
import { ProviderMark } from '@/components/provider/provider-mark'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { RichText } from '@/components/ui/rich-text'
import { say } from '@/lib/client/say'
import { useMessages } from '@/lib/client/use-messages'
import type { CatalogConnector } from '@/lib/contract/catalog'

interface ConnectorPageProps {
  connector: CatalogConnector
  organisation: string
  /** The connection that the address asks for. */
  focusedId: string | null
  /** How a consent ended for which the whole page was left. */
  returned: 'done' | 'failed' | null
}

/** One connector to a customer: what is connected, what is broken, and the way to connect and repair it. */
export function ConnectorPage({ connector: initial, organisation, focusedId, returned }: ConnectorPageProps) {
  const { m, t } = useMessages()
  const [connector, setConnector] = useState(initial)
  const [keyFor, setKeyFor] = useState<string | null>(null)
  const connect = useConnect({
    ...{ connector, onChange: setConnector, onConnected: () => setKeyFor(null) },
    initial: returned === 'failed' ? lastEnd(initial) : { at: 'rest' },
  })
  useReturned(returned, initial)
  useCatalogChanges(() => void connect.look())
  const { name, description, about, mark, authType } = connector
  const names = { app: name, organisation }
  // What stands under the title already is not said again.
  const more = about === description ? null : about
  const hasAside = connector.scopes.length > 0 || more !== null
  const held = heldBy(connector)
  const broken = held.filter(({ status }) => isBroken(status))
  const worst = broken.find(({ id }) => id === focusedId) ?? broken[0]
  const alerted = connect.progress.at === 'rest' ? worst : undefined
  const isBusy = ['opening', 'waiting'].includes(connect.progress.at)
  const undecided = held.find(({ replacement }) => replacement !== null)
  const repair = (connectionId: string) => {
    if (authType === 'oauth2') connect.begin({ connectionId, isNew: false, fields: {} })
    else setKeyFor(connectionId)
  }
  return (
    <>
      <PageHeader
        title={name}
        up={{ href: '/connectors', label: m.catalog.toList }}
        mark={<ProviderMark name={name} mark={mark} large />}
        beside={<ConnectorBadge connector={connector} />}
        lead={description}
      />
      {alerted && (
        <InactiveAlert
          connector={connector}
          connection={alerted}
          names={names}
          busy={isBusy}
          onRepair={() => repair(alerted.id)}
        />
      )}
      {undecided?.replacement && !isBusy ? (
        <OtherAccount
          {...{ slug: connector.slug, connection: undecided, replacement: undecided.replacement, names }}
          onDecided={(now) => {
            connect.stop()
            setConnector(now)
          }}
        />
      ) : (
        <ConnectProgress names={names} connect={connect} isKey={authType !== 'oauth2'} />
      )}
      <div className={hasAside ? 'grid gap-4 md:grid-cols-[1fr_17rem] md:items-start' : 'max-w-2xl'}>
        <div className="flex min-w-0 flex-col gap-4">
          {held.length > 0 && (
            <ConnectionsCard
              {...{ connector, held, names, focusedId, isBusy, keyFor, connect, setKeyFor }}
              alertedId={alerted?.id ?? null}
              onChange={setConnector}
              onRepair={repair}
            />
          )}
          {(held.length === 0 || connector.multiple) && (
            <ConnectCard
              key={held.length}
              connector={connector}
              names={names}
              connect={connect}
              isMore={held.length > 0}
            />
          )}
        </div>
        {hasAside && (
          <div className="flex min-w-0 flex-col gap-4">
            <ScopeList connector={connector} names={names} />
            {more && (
              <Card title={t(m.catalog.about, names)}>
                <div className="flex flex-col gap-2 text-muted [overflow-wrap:anywhere]">
                  {more.split(/\n\s*\n/).map((paragraph) => (
                    <p key={paragraph}>
                      <RichText text={paragraph} />
                    </p>
                  ))}
                </div>
              </Card>
            )}
          </div>
        )}
      </div>
    </>
  )
}

/** Says that it is connected, once: the address is clean again afterwards. */
function useReturned(returned: ConnectorPageProps['returned'], { slug, name }: CatalogConnector): void {
  const { m, t } = useMessages()
  const said = t(m.catalog.done.installed, { app: name })
  useEffect(() => {
    if (returned === null) return
    window.history.replaceState(null, '', `/connectors/${slug}`)
    if (returned === 'done') say(said)
  }, [returned, slug, said])
}

/** How the attempt ended that the customer comes back from. */
function lastEnd({ connections }: CatalogConnector): Progress {
  const [latest] = connections
    .flatMap(({ attempt }) => (attempt ? [attempt] : []))
    .sort((a, b) => b.at.localeCompare(a.at))
  return latest ? { at: 'ended', ...failedAs(latest.failure) } : { at: 'rest' }
}
