import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { judgeBlock, judgeCheckpoint } from '@/lib/operations/judge-block'
import { takeChain } from '@/lib/store/access-blocks'
import {
  type AccessBlockRecord,
  findBlockAfter,
  findCheckpointSeal,
  purgeBlocks,
  purgeDays,
  type ReadBlock,
  readBlocks,
} from '@/lib/store/access-chain'
import { type Db, database, readNow, transaction } from '@/lib/store/database'
import { link } from '@/lib/vault/chain'

const DAY_MS = 24 * 60 * 60 * 1000

/** How long it is kept who called how often: a year, and what a comparison with it needs. */
const COUNTED_DAYS = 400

/**
 * Removes access lines that are older than they are kept, some blocks at a time, behind a checkpoint that a key of ours
 * vouches for. Only blocks that stand as they were sealed are removed, so that no purge hides what was done to them, or
 * is called early by a date that was altered. Answers how many blocks went.
 */
export async function purgeAccess(_actor: Actor): Promise<number> {
  const now = await readNow()
  const before = new Date(now.getTime() - env().accessDays * DAY_MS)
  await purgeDays(database(), new Date(now.getTime() - COUNTED_DAYS * DAY_MS))
  return transaction(async (tx) => {
    if (!(await takeChain(tx))) return 0
    const { checkpoint, page } = await readOldest(tx, before)
    const old = page.slice(0, soundUntil(checkpoint, page, before))
    if (old.length === 0) return 0
    await purgeBlocks(tx, old, now, (text) => link(null, text, 'access'))
    return old.length
  })
}

/** The chain's beginning and what follows on it; nothing, where none is old or the beginning is not vouched for. */
async function readOldest(
  tx: Db,
  before: Date,
): Promise<{ checkpoint: AccessBlockRecord | null; page: ReadBlock[] }> {
  const first = await findBlockAfter(tx, 0n)
  const checkpoint = first?.purgedAt ? first : null
  const oldest = checkpoint ? await findBlockAfter(tx, checkpoint.sequence) : first
  if (!oldest || oldest.at >= before) return { checkpoint, page: [] }
  const fault = checkpoint && judgeCheckpoint(checkpoint, await findCheckpointSeal(tx))
  if (!checkpoint || fault === null)
    return { checkpoint, page: await readBlocks(tx, checkpoint?.sequence ?? 0n) }
  report(checkpoint, fault)
  return { checkpoint, page: [] }
}

/** How many blocks of a page have had their time and stand as they were sealed. */
function soundUntil(checkpoint: AccessBlockRecord | null, page: readonly ReadBlock[], before: Date): number {
  let previous = checkpoint
  for (const [at, block] of page.entries()) {
    if (block.at >= before) return at
    const fault = judgeBlock(previous, block)
    if (fault !== null) {
      report(block, fault)
      return at
    }
    previous = block
  }
  return page.length
}

function report({ sequence }: AccessBlockRecord, fault: string): void {
  const about = { block: String(sequence), fault }
  log().error(about, 'access lines are not as they were sealed: none is purged from there on (audit verify)')
}
