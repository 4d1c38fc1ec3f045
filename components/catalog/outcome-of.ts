import type { CatalogConnection, CatalogConnector } from '@/lib/contract/catalog'
import type { FailureView } from '@/lib/contract/common'

/** What has become of an attempt to connect. */
export type Outcome =
  | { type: 'connected'; connection: CatalogConnection }
  | { type: 'denied' | 'expired' | 'failed'; failure: FailureView }

type WithConnections = Pick<CatalogConnector, 'connections'>

/** What is different since `before`: a connection that was granted anew, or an attempt that has ended. Null: nothing yet. */
export function outcomeOf(before: WithConnections, after: WithConnections): Outcome | null {
  const earlier = new Map(before.connections.map((connection) => [connection.id, connection]))
  const granted = after.connections.find(
    ({ id, connectedAt }) => connectedAt !== null && connectedAt !== earlier.get(id)?.connectedAt,
  )
  if (granted) return { type: 'connected', connection: granted }
  const ended = after.connections.find(
    ({ id, attempt }) => attempt && attempt.at !== earlier.get(id)?.attempt?.at,
  )
  return ended?.attempt ? failedAs(ended.attempt.failure) : null
}

/** How an attempt that came to nothing is told. */
export function failedAs(failure: FailureView): Exclude<Outcome, { type: 'connected' }> {
  const { code } = failure
  if (code === 'access_denied' || code === 'cancelled') return { type: 'denied', failure }
  return { type: code === 'consent_expired' ? 'expired' : 'failed', failure }
}
