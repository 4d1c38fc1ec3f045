import type { ConnectionView } from '@/lib/contract/connection'

/** Where a connection's page is. */
export function connectionPath(connection: Pick<ConnectionView, 'integration' | 'name'>): string {
  return `/integrations/${connection.integration.slug}/${encodeURIComponent(connection.name)}`
}

/** How its name reads on screen. */
export function connectionTitle(name: string): string {
  return name === 'default' ? 'Default' : name
}
