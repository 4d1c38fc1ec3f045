import 'server-only'
import { type Db, database } from '@/lib/store/database'
import type { Check } from '@/prisma/generated/client'

export type CheckRecord = Check

/** How many checks of a connection are kept. */
const KEPT = 50

/** Appends a check, and drops those beyond the last 50. `code` null is success. */
export async function appendCheck(
  tx: Db,
  check: {
    connectionId: string
    how: string
    code: string | null
    params: string | null
    detail: string | null
    latencyMs: number | null
    /** It works, though it may not do just what was asked. */
    limited?: boolean
  },
): Promise<CheckRecord> {
  const made = await tx.check.create({ data: { ...check, status: check.code === null ? 'ok' : 'error' } })
  await tx.$executeRaw`
    delete from "Check" where "connectionId" = ${check.connectionId}::uuid and id not in (
      select id from "Check" where "connectionId" = ${check.connectionId}::uuid order by at desc, id desc limit ${KEPT})`
  return made
}

/** The kept checks of a connection, newest first. */
export function listChecks(connectionId: string): Promise<CheckRecord[]> {
  return database().check.findMany({
    where: { connectionId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: KEPT,
  })
}
