import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { required } from '@/lib/env'
import { log } from '@/lib/log'
import { once } from '@/lib/once'
import { Prisma, PrismaClient } from '@/prisma/generated/client'

/** What a store function writes with: the client, or the transaction that a caller has open. */
export type Db = Prisma.TransactionClient

const POOL_SIZE = 10
/** The longest that anybody waits for the answer to one statement. */
const QUERY_MS = 16_000
/** How often a transaction is begun that loses to another one. */
const TRIES = 5

/** The process's one pool. Prisma runs over it too. */
export function pool(): pg.Pool {
  return once('pool', () => {
    const made = new pg.Pool({
      connectionString: required('databaseUrl'),
      max: POOL_SIZE,
      connectionTimeoutMillis: 5_000,
      statement_timeout: 15_000,
      // The server's own limit says nothing where the link swallows what it sends.
      query_timeout: QUERY_MS,
      idle_in_transaction_session_timeout: 15_000,
      keepAlive: true,
      application_name: 'patchbay',
    })
    // An idle connection that breaks is replaced by the next caller; without a listener it ends the process.
    made.on('error', (error) => log().warn({ err: error }, 'an idle database connection broke'))
    // So does one that breaks between two statements; the next statement says so.
    made.on('connect', (client) => void client.on('error', () => {}))
    return made
  })
}

export function database(): PrismaClient {
  return once(
    'prisma',
    () =>
      new PrismaClient({
        adapter: new PrismaPg(pool(), { disposeExternalPool: false }),
        errorFormat: 'minimal',
      }),
  )
}

/**
 * Runs `work` in one transaction, and again where PostgreSQL gave it up for another one. Nothing in it may call out of
 * the process: a provider's answer must not hold a row.
 */
export async function transaction<T>(work: (tx: Db) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++)
    try {
      return await database().$transaction(work, { maxWait: 5_000, timeout: 10_000 })
    } catch (error) {
      if (tries === TRIES || !hasCode(error, CONFLICTS)) throw error
      await sleep(Math.random() * 20 * 2 ** tries)
    }
}

/** What time it is for the database: the one clock that all processes share. */
export async function readNow(): Promise<Date> {
  const rows = await database().$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`
  return rows[0]?.now ?? new Date()
}

export async function closeDatabase(): Promise<void> {
  await database().$disconnect()
  await pool().end()
}

/** A row with the same unique value exists. Matched by code alone: the details differ by adapter. */
export function isUniqueViolation(error: unknown): boolean {
  return hasCode(error, ['P2002'])
}

/** A deadlock, or two transactions that cannot both have been first: Prisma's and PostgreSQL's codes. */
const CONFLICTS = ['P2034', '40001', '40P01']

/** Prisma's (P1xxx, P2024, P2028), PostgreSQL's, the socket's, and the kinds that Prisma's driver knows these by. */
const UNAVAILABLE = [
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028'],
  ...['57P01', '57P02', '57P03', '53300', '08006', '08001', '08003'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'],
  ...['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout'],
]

/** The database could not be reached, or went away. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (hasCode(error, UNAVAILABLE)) return true
  if (error instanceof Prisma.PrismaClientInitializationError) return true
  return (
    error instanceof Error &&
    /connection terminated|timeout exceeded when trying to connect|query read timeout|not queryable/i.test(
      error.message,
    )
  )
}

/** Looks through causes, and under what Prisma says of a statement of ours, where the code is the driver's. */
function hasCode(error: unknown, codes: readonly string[]): boolean {
  for (let at = error, depth = 0; isRecord(at) && depth < 6; at = at.cause ?? driverErrorOf(at), depth++) {
    const found = [at.code, at.originalCode, at.kind]
    if (found.some((code) => typeof code === 'string' && codes.includes(code))) return true
  }
  return false
}

function driverErrorOf({ meta }: Record<string, unknown>): unknown {
  return isRecord(meta) ? meta.driverAdapterError : undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
