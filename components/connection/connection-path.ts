import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionView } from '@/lib/contract/connection'

/** Where a connection's page is. */
export function connectionPath(
  connection: Pick<ConnectionView, 'name'> & { integration: { slug: string } },
): string {
  return `/integrations/${connection.integration.slug}/${encodeURIComponent(connection.name)}`
}

/** How a connection's name reads on screen. */
export function useConnectionTitle(): (name: string) => string {
  const { m } = useMessages()
  return (name) => (name === 'default' ? m.connection.default : name)
}
