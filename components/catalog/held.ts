import type { CatalogConnection, CatalogConnector } from '@/lib/contract/catalog'

/** Those that hold something: an attempt that came to nothing leaves an empty one behind. */
export function heldBy({ connections }: Pick<CatalogConnector, 'connections'>): CatalogConnection[] {
  return connections.filter(({ status }) => status !== 'not_connected' && status !== 'connecting')
}
