import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { required } from '@/lib/env'
import { log } from '@/lib/log'
import { once } from '@/lib/once'
import { Prisma, PrismaClient } from '@/prisma/generated/client'

/** What a store function writes with: the client, or the transaction that a caller has open. */
export type Db = Prisma.TransactionClient

const POOL_SIZE = 10

/** The process's one pool. Prisma runs over it too. */
export function pool(): pg.Pool {
  return once('pool', () => {
    const made = new pg.Pool({
      connectionString: required('databaseUrl'),
      max: POOL_SIZE,
      connectionTimeoutMillis: 5_000,
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 15_000,
      keepAlive: true,
      application_name: 'patchbay',
    })
    // An idle connection that breaks is replaced by the next caller; without a listener it ends the process.
    made.on('error', (error) => log().warn({ err: error }, 'an idle database connection broke'))
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

/** Runs `work` in one transaction. Nothing in it may call out of the process: a provider's answer must not hold a row. */
export function transaction<T>(work: (tx: Db) => Promise<T>): Promise<T> {
  return database().$transaction(work, { maxWait: 5_000, timeout: 10_000 })
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

/** The database could not be reached, or went away: P1xxx and P2024 are Prisma's, the rest PostgreSQL's and the socket's. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const codes = [
    'P1001',
    'P1002',
    'P1008',
    'P1017',
    'P2024',
    'P2028',
    '57P01',
    '57P02',
    '57P03',
    '53300',
    '08006',
    '08001',
    '08003',
  ]
  const sockets = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']
  if (hasCode(error, [...codes, ...sockets])) return true
  if (error instanceof Prisma.PrismaClientInitializationError) return true
  return (
    error instanceof Error &&
    /connection terminated|timeout exceeded when trying to connect/i.test(error.message)
  )
}

function hasCode(error: unknown, codes: readonly string[]): boolean {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if ('code' in at && typeof at.code === 'string' && codes.includes(at.code)) return true
  }
  return false
}
