import type { CatalogConnection, CatalogConnector } from '@/lib/contract/catalog'

/** Those that hold something: an attempt that came to nothing leaves an empty one behind, whatever its fault is called. */
export function heldBy({ connections }: Pick<CatalogConnector, 'connections'>): CatalogConnection[] {
  return connections.filter(
    ({ status, connectedAt }) =>
      connectedAt !== null && status !== 'not_connected' && status !== 'connecting',
  )
}
