import Link from 'next/link'
import { connectionPath } from '@/components/connection/connection-path'
import { AddConnection } from '@/components/integration/add-connection'
import { ConnectionRow } from '@/components/integration/connections-card'
import { MoreConnections } from '@/components/integration/more-connections'
import { TestAllButton, TestAllProgress } from '@/components/integration/test-all'
import { Card } from '@/components/ui/card'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows, useWhose } from '@/lib/client/use-viewer'
import type { ConnectionView } from '@/lib/contract/connection'
import type { IntegrationView } from '@/lib/contract/integration'

/**
 * Where each person connects their own account: beside the reader's what the organisation has, and to who may use them,
 * what the others have. The organisation's default is named once there is something in it.
 */
export function OtherAccountsCard({ integration }: { integration: IntegrationView }) {
  const { m } = useMessages()
  const texts = m.whose.others
  const isAdmin = useAllows('add_connection')
  const whoseOf = useWhose()
  const others = integration.connections.filter((connection) => {
    const whose = whoseOf(connection)
    return whose === 'organisation' ? !isEmptyDefault(connection) : whose === 'other' && isAdmin
  })
  if (!isAdmin && others.length === 0) return null
  const unused = integration.connections.find(isEmptyDefault)
  return (
    <Card
      id="others"
      title={isAdmin ? texts.title : texts.shared}
      lead={isAdmin ? texts.lead : texts.sharedLead}
      aside={
        isAdmin && (
          <div className="flex flex-wrap gap-2">
            <TestAllButton integration={integration} />
            {integration.ready && <AddConnection integration={integration} />}
          </div>
        )
      }
    >
      {isAdmin && <TestAllProgress integration={integration} />}
      {others.length === 0 && <p className="text-muted">{texts.none}</p>}
      <ul className="flex flex-col divide-y divide-line empty:hidden">
        {others.map((connection) => (
          <ConnectionRow key={connection.id} connection={connection} ready={integration.ready} />
        ))}
      </ul>
      {isAdmin && unused && (
        <p className="mt-4 text-muted text-sm">
          {texts.noShared}{' '}
          <Link prefetch={false} href={connectionPath(unused)} className="text-link">
            {texts.openShared}
          </Link>
        </p>
      )}
      {isAdmin && <MoreConnections integration={integration} shown={integration.connections.length} />}
    </Card>
  )
}

function isEmptyDefault({ owner, name, connectedAt, lastAttempt }: ConnectionView): boolean {
  return owner.type === 'organisation' && name === 'default' && connectedAt === null && lastAttempt === null
}
