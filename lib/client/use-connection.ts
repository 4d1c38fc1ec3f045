import { useSWRConfig } from 'swr'
import { useLiveView } from '@/lib/client/use-live-view'
import type { ConnectionView } from '@/lib/contract/connection'

const path = (id: string) => `/api/connections/${id}`

/** One connection, kept true. */
export function useConnection(initial: ConnectionView) {
  return useLiveView<ConnectionView>(path(initial.id), initial)
}

/** Shows at once what an action has just answered, without waiting for the stream. */
export function useShowConnection(): (connection: ConnectionView) => void {
  const { mutate } = useSWRConfig()
  return (connection) => void mutate(path(connection.id), connection, { revalidate: false })
}
