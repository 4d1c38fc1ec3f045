import 'server-only'
import { type Db, database, pool } from '@/lib/store/database'
import type { Event, Prisma } from '@/prisma/generated/client'

export type EventRecord = Event

export interface NewEvent {
  type: string
  outcome: string
  actorType: string
  actorId: string | null
  actorName: string
  address: string | null
  requestId: string | null
  integrationId: string | null
  connectionId: string | null
  target: string | null
  detail: Record<string, unknown>
}

/** Computes a line's chain value from the one before: the vault's, handed over because doors do not know each other. */
export type Link = (
  previous: Uint8Array | null,
  line: string,
) => { keyId: string; value: Uint8Array<ArrayBuffer> }

/** NOTIFY's channel. The payload is the sequence, nothing else. */
export const EVENT_CHANNEL = 'patchbay_event'

const EVENT_LOCK = 7_202_603

/**
 * Appends lines to the change log, as the last statements of the transaction that made the changes: sequences and chain
 * values are taken under a lock that is held until the commit, so that commit order is sequence order. Who listens is
 * told the last sequence.
 */
export async function appendEvents(tx: Db, events: readonly NewEvent[], link: Link): Promise<void> {
  if (events.length === 0) return
  await tx.$executeRaw`select pg_advisory_xact_lock(${EVENT_LOCK})`
  const [last] = await tx.$queryRaw<{ at: Date; sequence: bigint | null; chain: Uint8Array | null }[]>`
    select clock_timestamp() as at, last.sequence, last.chain from (select 1) as one
    left join lateral (select sequence, chain from "Event" order by sequence desc limit 1) as last on true`
  if (!last) throw new Error('the database answered no row')
  // Milliseconds are what the column keeps, and so what the chain value must cover.
  const at = new Date(last.at.getTime())
  let { sequence, chain } = { sequence: last.sequence ?? 0n, chain: last.chain }
  const data = events.map((event) => {
    sequence += 1n
    const chained = link(chain, eventLine({ ...event, sequence, at }))
    chain = chained.value
    const detail = event.detail as Prisma.InputJsonObject
    return { ...event, detail, sequence, at, chainKeyId: chained.keyId, chain: chained.value }
  })
  await tx.event.createMany({ data })
  await tx.$executeRaw`select pg_notify(${EVENT_CHANNEL}, ${String(sequence)})`
}

/** The text of a line that its chain value covers: every column, in one fixed order, an object's members sorted. */
export function eventLine(event: NewEvent & { sequence: bigint; at: Date }): string {
  return JSON.stringify([
    String(event.sequence),
    event.at.toISOString(),
    event.type,
    event.outcome,
    event.actorType,
    event.actorId,
    event.actorName,
    event.address,
    event.requestId,
    event.integrationId,
    event.connectionId,
    event.target,
    sorted(event.detail),
  ])
}

/** JSON objects come back from PostgreSQL with their members in its own order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

export interface EventFilter {
  before: bigint | null
  connectionId: string | null
  hiddenPrefixes: readonly string[]
  /** Null: every integration. */
  integrationIds: readonly string[] | null
  /** A whole type, or the part before its dot. */
  type?: string
  outcome?: string
  actorId?: string
  requestId?: string
  from?: Date
  to?: Date
}

/** A page of the log, newest first. */
export function listEvents(filter: EventFilter, count: number): Promise<EventRecord[]> {
  const { type, outcome, actorId, requestId, from, to } = filter
  const where: Prisma.EventWhereInput = {
    ...(type && { type: type.includes('.') ? type : { startsWith: `${type}.` } }),
    ...{ outcome, actorId, requestId },
    ...((from || to) && { at: { gte: from, lt: to } }),
    ...(filter.before === null ? {} : { sequence: { lt: filter.before } }),
    ...(filter.connectionId === null ? {} : { connectionId: filter.connectionId }),
    ...(filter.integrationIds === null ? {} : { integrationId: { in: [...filter.integrationIds] } }),
    NOT: filter.hiddenPrefixes.map((prefix) => ({ type: { startsWith: prefix } })),
  }
  return database().event.findMany({ where, orderBy: { sequence: 'desc' }, take: count })
}

/** What came after `sequence`, oldest first, at most `count`. */
export function listEventsAfter(
  sequence: bigint,
  count: number,
  db: Db = database(),
): Promise<EventRecord[]> {
  return db.event.findMany({
    where: { sequence: { gt: sequence } },
    orderBy: { sequence: 'asc' },
    take: count,
  })
}

/** The newest sequence; 0 while the log is empty. */
export async function lastSequence(): Promise<bigint> {
  const { rows } = await pool().query<{ sequence: string | null }>(
    'select max(sequence) as sequence from "Event"',
  )
  return BigInt(rows[0]?.sequence ?? 0)
}
