'use client'

import { ConnectionKey } from '@/components/connection/connection-key'
import { DisableConnection } from '@/components/connection/disable-connection'
import { RemoveConnection } from '@/components/connection/remove-connection'
import { RenameConnection } from '@/components/connection/rename-connection'
import { Card } from '@/components/ui/card'
import { ManageRow } from '@/components/ui/manage-row'
import { RichText } from '@/components/ui/rich-text'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows } from '@/lib/client/use-viewer'
import type { ConnectionView } from '@/lib/contract/connection'

/** What can be changed about a connection, for who may. */
export function ManageCard({ connection }: { connection: ConnectionView }) {
  const { m } = useMessages()
  const mayManage = useAllows('write_connection')
  const mayRemove = useAllows('add_connection')
  if (!mayManage) return null
  const texts = m.connection.manage
  const isDefault = connection.name === 'default'
  const isOwned = isDefault && connection.owner.type === 'user'
  return (
    <Card title={texts.title}>
      <div className="flex flex-col divide-y divide-line">
        <ManageRow
          title={texts.name}
          lead={
            <RichText
              text={isOwned ? m.whose.nameLead : isDefault ? texts.defaultLead : texts.nameLead}
              values={{ key: <ConnectionKey connection={connection} /> }}
            />
          }
        >
          {!isDefault && <RenameConnection connection={connection} />}
        </ManageRow>
        <ManageRow
          title={texts.use}
          lead={connection.status === 'disabled' ? texts.disabledLead : texts.enabledLead}
        >
          {connection.enabled && <DisableConnection connection={connection} />}
        </ManageRow>
        {!isDefault && mayRemove && (
          <ManageRow title={m.named.removeName} lead={m.named.removeLead}>
            <RemoveConnection connection={connection} />
          </ManageRow>
        )}
      </div>
    </Card>
  )
}
