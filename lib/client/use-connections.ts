import { type ConnectionPlace, PAGE_SIZE, placeQuery } from '@/lib/client/connection-place'
import { useLiveView } from '@/lib/client/use-live-view'
import type { ConnectionPage } from '@/lib/contract/connection'

/** The API's address of a part of the list. */
export function connectionsPath(place: ConnectionPlace, count = PAGE_SIZE): string {
  return `/api/connections?${new URLSearchParams({ ...placeQuery(place), count: String(count) })}`
}

/** A page of the connections, filtered by the server, kept true. While another is read, the one before stays. */
export function useConnections(place: ConnectionPlace, initial: ConnectionPage | undefined) {
  return useLiveView<ConnectionPage>(connectionsPath(place), initial)
}
