'use client'

import { ConnectForm } from '@/components/catalog/connect-form'
import type { Names } from '@/components/catalog/connect-progress'
import { ConnectionItem } from '@/components/catalog/connection-item'
import { connectionLabel } from '@/components/catalog/connection-words'
import { RemoveConnection } from '@/components/catalog/remove-connection'
import { RenameConnection } from '@/components/catalog/rename-connection'
import type { useConnect } from '@/components/catalog/use-connect'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { useMessages } from '@/lib/client/use-messages'
import type { CatalogConnection, CatalogConnector } from '@/lib/contract/catalog'

interface ConnectionsCardProps {
  connector: CatalogConnector
  held: readonly CatalogConnection[]
  names: Names
  focusedId: string | null
  /** The connection for which the page offers the repair above. */
  alertedId: string | null
  connect: ReturnType<typeof useConnect>
  isBusy: boolean
  /** The connection whose key is being typed anew. */
  keyFor: string | null
  setKeyFor: (id: string | null) => void
  onChange: (connector: CatalogConnector) => void
  onRepair: (id: string) => void
}

/** What is connected, each with what can be done about it. */
export function ConnectionsCard(props: ConnectionsCardProps) {
  const {
    connector,
    held,
    names,
    focusedId,
    alertedId,
    connect,
    isBusy,
    keyFor,
    setKeyFor,
    onChange,
    onRepair,
  } = props
  const { m, t } = useMessages()
  const { connections: texts, connect: connectTexts } = m.catalog
  const isKey = connector.authType !== 'oauth2'
  return (
    <Card title={held.length > 1 ? texts.heading : texts.headingOne}>
      <ul className="flex flex-col divide-y divide-line">
        {held.map((connection) => {
          const label = connectionLabel(connection, m.catalog)
          const change = { slug: connector.slug, connection, label, onChange }
          return (
            <ConnectionItem
              key={connection.id}
              {...{ connector, connection, names }}
              focused={connection.id === focusedId}
              actions={
                connection.status !== 'disabled' && (
                  <>
                    {connection.id !== alertedId && (
                      <Button
                        disabled={isBusy}
                        aria-label={isKey ? undefined : t(connectTexts.againNamed, { name: label })}
                        onClick={() => onRepair(connection.id)}
                      >
                        {isKey ? texts.replaceKey : connectTexts.again}
                      </Button>
                    )}
                    {connector.multiple && <RenameConnection {...change} />}
                    <RemoveConnection {...change} connector={connector} organisation={names.organisation} />
                  </>
                )
              }
            >
              {keyFor === connection.id && (
                <ConnectForm
                  connector={connector}
                  label={connectTexts.buttonKey}
                  pending={isBusy}
                  error={connect.error}
                  onConnect={(typed) =>
                    connect.begin({ connectionId: connection.id, isNew: false, ...typed })
                  }
                  onCancel={() => setKeyFor(null)}
                />
              )}
            </ConnectionItem>
          )
        })}
      </ul>
    </Card>
  )
}
