import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { systemActor } from '@/lib/core/actor'
import { recordAccess, type Use } from '@/lib/operations/record-access'
import { sealAccess } from '@/lib/operations/seal-access'
import { type AuditReport, verifyAudit } from '@/lib/operations/verify-audit'
import { database } from '@/lib/store/database'

const worker = systemActor('worker')

export const USE: Use = {
  what: 'credential',
  outcome: 'served',
  integrationId: randomUUID(),
  connectionId: randomUUID(),
  target: 'acme:default',
}

/** Appends lines as a program's reads do. */
export async function recordUses(times: number, use: Partial<Use> = {}, key = 'billing-api'): Promise<void> {
  const actor = {
    ...{ type: 'api_key' as const, id: key, name: key, scopes: [], integrationIds: [] },
    ...{ requestId: randomUUID(), address: '127.0.0.1' },
  }
  await Promise.all(Array.from({ length: times }, () => recordAccess(actor, { ...USE, ...use })))
}

/** Rounds of the worker, until there is nothing left to seal. */
export async function sealAll(): Promise<void> {
  for (let rounds = 0; rounds < 40; rounds++)
    if ((await sealAccess(worker)) === 0 && (await unsealed()) === 0) return
  throw new Error('it is never sealed')
}

/** Lines that no block holds. */
export async function unsealed(): Promise<number> {
  const last = await database().accessBlock.findFirst({ orderBy: { sequence: 'desc' } })
  return database().access.count({ where: { id: { gt: last?.uptoId ?? 0n } } })
}

export function blocksOf() {
  return database().accessBlock.findMany({ orderBy: { sequence: 'asc' } })
}

export function verify(file: string | null = null): Promise<AuditReport> {
  return verifyAudit(systemActor('command line'), file)
}

/** What `audit verify` finds: `access 3: altered`. */
export async function faults(file: string | null = null): Promise<string[]> {
  return (await verify(file)).faults.map(({ log, sequence, code }) => `${log} ${sequence}: ${code}`)
}

/** A connection of its own to the house's database. */
export async function dial(): Promise<pg.Client> {
  const client = new pg.Client(process.env.DATABASE_URL)
  await client.connect()
  return client
}

/** A line by hand; `target` may be an expression that takes its time. */
export const insertLine = (target = `'acme:default'`) => `
  insert into "Access" (at, what, outcome, "actorType", "actorId", "actorName", "connectionId", target)
  values (clock_timestamp(), 'proxy', 'served', 'api_key', 'slow', 'slow', '${USE.connectionId}', ${target})`
