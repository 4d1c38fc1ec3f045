import 'server-only'
import type { ApplicationView, DomainView } from '@/lib/contract/domain'
import type { Actor } from '@/lib/core/actor'
import { type Deed, mayTakeSeconds, type RecordState } from '@/lib/core/domain'
import type { ConflictingRecord } from '@/lib/domain-connect/apply'
import type { ZoneRecord } from '@/lib/domain-connect/records/zone-record'
import { dnsLine } from '@/lib/operations/dns-line'
import { providerOf } from '@/lib/operations/find-provider'
import type { Registration } from '@/lib/operations/find-registration'
import { viewConnection } from '@/lib/operations/view-connection'
import { viewDiscovery } from '@/lib/operations/view-discovery'
import type { DomainRecord } from '@/lib/store/domains'

/** What DNS showed of one wanted record, as it is kept. */
export interface ShownRecord {
  state: RecordState
  instead: ZoneRecord[]
}

/** A domain as console and API show it. */
export async function viewDomain(
  actor: Actor,
  domain: DomainRecord,
  registrations: readonly Registration[],
): Promise<DomainView> {
  return {
    ...viewDiscovery(domain, registrations, actor.locale),
    id: domain.id,
    foundAt: domain.foundAt?.toISOString() ?? null,
    connection: await viewOfConnection(actor, domain),
    applications: domain.applications.map(viewApplication),
  }
}

async function viewOfConnection(
  actor: Actor,
  { connection, providerName }: DomainRecord,
): Promise<DomainView['connection']> {
  if (!connection) return null
  const kind = await providerOf(connection.integration)
  // Who refused is the DNS provider, of which the integration's provider is but the kind.
  const provider = { ...kind, name: providerName ?? kind.name }
  const look = { now: new Date(), locale: actor.locale }
  const view = viewConnection(connection, connection.integration, provider, look)
  const { id, name, status, failure, lastAttempt, grantedScopes } = view
  return { id, name, status, failure, lastAttempt, grantedScopes, integration: connection.integration.slug }
}

function viewApplication(row: DomainRecord['applications'][number]): ApplicationView {
  const { template, flow, state, history } = row
  const { serviceName } = template.template as { serviceName?: string }
  // Only what operations wrote is read here.
  const wanted = row.wanted as unknown as ZoneRecord[]
  const shown = row.shown as unknown as ShownRecord[] | null
  const conflicts = row.conflicts as unknown as ConflictingRecord[] | null
  const lines = wanted.map((record, index) => ({
    ...dnsLine(record),
    state: shown?.[index]?.state ?? null,
    instead: (shown?.[index]?.instead ?? []).map((other) => `${other.type} ${dnsLine(other).value}`),
  }))
  const ttls = [...wanted, ...(shown ?? []).flatMap(({ instead }) => instead)].map(({ ttl = null }) => ttl)
  return {
    id: row.id,
    template: {
      ...{ id: template.id, providerId: template.providerId, serviceId: template.serviceId },
      name: serviceName ?? template.serviceId,
    },
    params: row.params as Record<string, string>,
    ...{ groupIds: row.groupIds, instanceId: row.instanceId || null },
    flow: flow as ApplicationView['flow'],
    state: state as ApplicationView['state'],
    records: lines,
    conflicts: conflicts?.map(({ type, host, data }) => ({ type, name: host || '@', value: data })) ?? null,
    mayTakeSeconds: mayTakeSeconds(ttls),
    requestedAt: row.requestedAt.toISOString(),
    appliedAt: row.appliedAt?.toISOString() ?? null,
    lookedAt: row.lookedAt?.toISOString() ?? null,
    nextLookAt: row.nextLookAt?.toISOString() ?? null,
    history: history as unknown as Deed[],
  }
}
