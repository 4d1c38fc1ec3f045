import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { once } from '@/lib/once'

/**
 * What this process counts, for whoever watches. The names are those of the trade; labels are providers, outcomes and
 * the public ids of API keys: never a person, an address or a URL.
 */
export function metrics() {
  return once('metrics', () => {
    const registry = new Registry()
    collectDefaultMetrics({ register: registry })
    const registers = [registry]
    const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
      new Counter({ name, help, labelNames, registers })
    const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
      new Gauge({ name, help, labelNames, registers })
    const seconds = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
      new Histogram({
        name,
        help,
        labelNames,
        registers,
        buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 25],
      })
    return {
      registry,
      refreshes: counter('oauth_refresh_total', 'Token requests to refresh, by how they ended.', [
        'provider',
        'outcome',
      ]),
      refreshSeconds: seconds(
        'oauth_refresh_duration_seconds',
        'How long a refresh took, its saving included.',
        ['provider'],
      ),
      refreshWaitSeconds: seconds('refresh_lock_wait_seconds', 'How long a refresh waited for its turn.', [
        'provider',
      ]),
      refreshing: gauge('refresh_inflight', 'Refreshes under way in this process.'),
      proxied: counter('proxy_requests_total', 'Requests sent on with a credential.', [
        'provider',
        'status_class',
      ]),
      blocked: counter('egress_blocked_total', 'Connections that were refused before they were opened.', [
        'reason',
      ]),
      openingFailures: counter('decrypt_failures_total', 'Sealed values that could not be opened.', [
        'reason',
      ]),
      secretReads: counter('secret_reads_total', 'Credentials handed out, by the public id of the API key.', [
        'api_key',
      ]),
      auditFailures: counter('audit_write_failures_total', 'Access lines that could not be written.', []),
      streams: gauge('sse_clients', 'Open live streams of this process.'),
      connections: gauge('connections', 'Connections by how they stand, of the whole install.', [
        'provider',
        'status',
      ]),
      databaseConnections: gauge('db_pool_connections', 'Connections of this process to the database.', [
        'state',
      ]),
    }
  })
}
