import 'server-only'
import { type AuditFault, judgeBlock, judgeCheckpoint } from '@/lib/operations/judge-block'
import {
  type AccessBlockRecord,
  countOutside,
  findBlockAfter,
  findCheckpointSeal,
  type ReadBlock,
  readBlocks,
} from '@/lib/store/access-chain'
import type { Db } from '@/lib/store/database'

export interface AccessReport {
  blocks: number
  lines: number
  /** The sequence of the last block. */
  last: string | null
  /** Lines that no block holds yet. */
  unsealed: number
  /** The last block whose lines were purged by age, and when. */
  purged: { sequence: string; at: string } | null
}

/** Follows the chain of the access log from its beginning, or from the checkpoint of the last purge. */
export async function verifyAccess(db: Db, note: (fault: AuditFault) => void): Promise<AccessReport> {
  const fault = (sequence: bigint, code: AuditFault['code']) =>
    note({ log: 'access', sequence: String(sequence), code })
  const checkpoint = await beginningOf(db, fault)
  let previous: AccessBlockRecord | null = checkpoint
  let [blocks, lines] = [0, 0]
  for (;;) {
    const page: ReadBlock[] = await readBlocks(db, previous?.sequence ?? 0n)
    for (const block of page) {
      const code = block.purgedAt ? 'checkpoint' : judgeBlock(previous, block)
      if (code !== null) fault(block.sequence, code)
      previous = block
      lines += block.found
    }
    blocks += page.length
    if (page.length === 0) break
  }
  const outside = await countOutside(db, checkpoint?.uptoId ?? 0n, previous?.uptoId ?? 0n)
  if (outside.before > 0) fault(checkpoint?.sequence ?? 0n, 'stray_lines')
  const purged = checkpoint?.purgedAt
    ? { sequence: String(checkpoint.sequence), at: checkpoint.purgedAt.toISOString() }
    : null
  const last = previous === null ? null : String(previous.sequence)
  return { blocks, lines, last, unsealed: outside.after, purged }
}

/** The block that stands for what was purged; null: nothing was. */
async function beginningOf(
  db: Db,
  fault: (sequence: bigint, code: AuditFault['code']) => void,
): Promise<AccessBlockRecord | null> {
  const first = await findBlockAfter(db, 0n)
  if (!first?.purgedAt) return null
  const code = judgeCheckpoint(first, await findCheckpointSeal(db))
  if (code !== null) fault(first.sequence, code)
  return first
}
