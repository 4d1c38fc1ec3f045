import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { env } from '@/lib/env'
import type { AuditFault, FaultCode } from '@/lib/operations/judge-block'
import { type AccessReport, verifyAccess } from '@/lib/operations/verify-access'
import { type EventReport, verifyEvents } from '@/lib/operations/verify-events'
import type { Db } from '@/lib/store/database'
import { headFile, readHeadFile } from '@/lib/store/head-file'
import { findAtHead, type Head, type HeadName } from '@/lib/store/heads'
import { snapshot } from '@/lib/store/snapshot'

export interface AuditReport {
  events: EventReport
  access: AccessReport
  /** The heads that were kept outside of the database, and where; `found` false: there are none. */
  heads: { file: string; found: boolean; at: string | null }
  /** The first of them; `faultCount` is how many there are. */
  faults: AuditFault[]
  faultCount: number
  ms: number
}

/** Faults that are told one by one. */
const TOLD = 50

/**
 * Reads both logs from their beginning and says what is not as it was written: a line that was altered, removed or
 * added, an end that was cut off. `file` holds heads that were kept outside; without it those of the data directory.
 * Throws `HeadFileError` for a file that holds none.
 */
export async function verifyAudit(_actor: Actor, file: string | null): Promise<AuditReport> {
  const startedAt = performance.now()
  const path = file ?? headFile(env().dataDir)
  // Read before the database is, which can only be further then.
  const heads = await readHeadFile(path)
  const faults: AuditFault[] = []
  let faultCount = 0
  const note = (fault: AuditFault) => {
    if (++faultCount <= TOLD) faults.push(fault)
  }
  const { events, access } = await snapshot(async (db) => {
    const read = { events: await verifyEvents(db, note), access: await verifyAccess(db, note) }
    for (const name of ['events', 'access'] as const)
      if (heads?.[name]) await verifyHead(db, { name, head: heads[name], last: read[name].last }, note)
    return read
  })
  const ms = Math.round(performance.now() - startedAt)
  const kept = { file: path, found: heads !== null, at: heads?.at ?? null }
  return { events, access, heads: kept, faults, faultCount, ms }
}

/** Whether the chain still goes through the head that was kept outside. */
async function verifyHead(
  db: Db,
  { name, head, last }: { name: HeadName; head: Head; last: string | null },
  note: (fault: AuditFault) => void,
): Promise<void> {
  const fault = (code: FaultCode) => note({ log: name, sequence: head.sequence, code })
  if (last === null) return fault('gone')
  if (BigInt(last) < BigInt(head.sequence)) return fault('cut')
  const there = await findAtHead(db, name, head)
  if (there !== 'purged' && there?.chain !== head.chain) fault('replaced')
}
