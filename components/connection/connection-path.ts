import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionView } from '@/lib/contract/connection'
import { isUuid } from '@/lib/core/connection-key'

/** Where a connection's page is: by its name, or by its id where the name means another one. */
export function connectionPath(
  connection: Pick<ConnectionView, 'name'> & { key?: string; integration: { slug: string } },
): string {
  const { key, name, integration } = connection
  return `/integrations/${integration.slug}/${key && isUuid(key) ? key : encodeURIComponent(name)}`
}

/** How a connection's name reads on screen. */
export function useConnectionTitle(): (name: string) => string {
  const { m } = useMessages()
  return (name) => (name === 'default' ? m.connection.default : name)
}
