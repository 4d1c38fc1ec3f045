import { useConnectionTitle } from '@/components/connection/connection-path'
import { useMessages } from '@/lib/client/use-messages'
import { useWhose } from '@/lib/client/use-viewer'
import type { ConnectionView } from '@/lib/contract/connection'

/** What a connection is called on screen: by whose it is, where the name alone would leave that open. */
export function useHeading(): (connection: Pick<ConnectionView, 'name' | 'owner' | 'integration'>) => string {
  const { m } = useMessages()
  const titleOf = useConnectionTitle()
  const whoseOf = useWhose()
  const person = (connection: Pick<ConnectionView, 'owner'>) =>
    whoseOf(connection) === 'own' ? m.whose.yours : (connection.owner.name ?? m.connection.list.someone)
  return (connection) => {
    const { name, owner, integration } = connection
    const isDefault = name === 'default'
    if (owner.type === 'user') return isDefault ? person(connection) : `${name} · ${person(connection)}`
    if (owner.type !== 'organisation' || integration.mode === 'shared') return titleOf(name)
    return isDefault ? m.whose.organisation : `${name} · ${m.connection.list.organisation}`
  }
}
