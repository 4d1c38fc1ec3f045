import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { NO_INTEGRATION, permit } from '@/lib/core/permission'
import { metrics } from '@/lib/metrics'
import { countByProvider } from '@/lib/store/connection-list'
import { pool } from '@/lib/store/database'

/** Everything that is counted, in Prometheus' text format. What the database knows is asked for now. */
export async function readMetrics(actor: Actor): Promise<{ contentType: string; text: string }> {
  permit(actor, 'read_metrics', NO_INTEGRATION)
  const { registry, connections, databaseConnections } = metrics()
  const counts = await countByProvider(new Date())
  connections.reset()
  for (const { provider, status, count } of counts) connections.set({ provider, status }, count)
  const { totalCount, idleCount, waitingCount } = pool()
  databaseConnections.set({ state: 'busy' }, totalCount - idleCount)
  databaseConnections.set({ state: 'idle' }, idleCount)
  databaseConnections.set({ state: 'awaited' }, waitingCount)
  return { contentType: registry.contentType, text: await registry.metrics() }
}
