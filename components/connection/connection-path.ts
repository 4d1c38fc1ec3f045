import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionView } from '@/lib/contract/connection'
import { pathOfConnection } from '@/lib/core/connection-path'

/** Where a connection's page is. */
export function connectionPath({ id, name, owner, integration: { slug, mode } }: ConnectionView): string {
  return pathOfConnection({ id, name, ownerType: owner.type }, { slug, isShared: mode === 'shared' })
}

/** How a connection's name reads on screen. */
export function useConnectionTitle(): (name: string) => string {
  const { m } = useMessages()
  return (name) => (name === 'default' ? m.connection.default : name)
}
