import 'server-only'
import { linesIn } from '@/lib/store/access-blocks'
import type { Db } from '@/lib/store/database'
import { findSetting, writeSetting } from '@/lib/store/settings'
import { type AccessBlock, Prisma } from '@/prisma/generated/client'

export type AccessBlockRecord = AccessBlock

/** A block with its lines as they stand now. */
export interface ReadBlock extends AccessBlockRecord {
  /** How many there are; `lines` is how many there were. */
  found: number
  text: string
}

/** Where the seal of the last purge stands. */
const CHECKPOINT = 'access.checkpoint'

/** Blocks, and lines that they claim, of one page. */
const BLOCKS = 1000
const LINES = 20_000

/** Blocks after a sequence, in order, with their lines: a page that fits the memory. */
export function readBlocks(db: Db, after: bigint): Promise<ReadBlock[]> {
  const range = linesIn(Prisma.sql`page."afterId"`, Prisma.sql`page."uptoId"`)
  return db.$queryRaw<ReadBlock[]>`
    with page as (
      select * from (
        select *, sum(lines) over (order by sequence) - lines as before
        from (select * from "AccessBlock" where sequence > ${after} order by sequence limit ${BLOCKS}) as next
      ) as counted where before < ${LINES})
    select page.sequence, page.at, page."afterId", page."uptoId", page.lines, page."chainKeyId", page.chain,
      page."purgedAt", read.found, coalesce(read.text, '') as text
    from page cross join lateral (
      select count(*)::int as found, string_agg(line, chr(10) order by id) as text from (${range}) as line) as read
    order by page.sequence`
}

/** The first block after a sequence, without its lines. */
export function findBlockAfter(db: Db, sequence: bigint): Promise<AccessBlockRecord | null> {
  return db.accessBlock.findFirst({ where: { sequence: { gt: sequence } }, orderBy: { sequence: 'asc' } })
}

export function findBlock(db: Db, sequence: bigint): Promise<AccessBlockRecord | null> {
  return db.accessBlock.findUnique({ where: { sequence } })
}

/** Lines up to a number, and lines after another: those that stand before the chain, and those that it does not hold yet. */
export async function countOutside(
  db: Db,
  uptoId: bigint,
  afterId: bigint,
): Promise<{ before: number; after: number }> {
  const [before, after] = [
    await db.access.count({ where: { id: { lte: uptoId } } }),
    await db.access.count({ where: { id: { gt: afterId } } }),
  ]
  return { before, after }
}

/** What stands for the lines that a purge removed: the last of their blocks, with when. */
export function checkpointText(block: AccessBlockRecord): string {
  const { sequence, at, afterId, uptoId, lines, chainKeyId, chain, purgedAt } = block
  const numbers = [sequence, afterId, uptoId, lines].map(String)
  const times = [at.toISOString(), purgedAt?.toISOString() ?? null]
  return JSON.stringify([
    'checkpoint',
    ...numbers,
    ...times,
    chainKeyId,
    Buffer.from(chain).toString('base64'),
  ])
}

/** The seal of the last checkpoint; null: nothing was ever purged. */
export async function findCheckpointSeal(db: Db): Promise<{ keyId: string; value: Uint8Array } | null> {
  const [keyId, value] = (await findSetting(CHECKPOINT, db))?.split(':') ?? []
  return keyId === undefined ? null : { keyId, value: new Uint8Array(Buffer.from(value ?? '', 'base64')) }
}

/**
 * Deletes the lines of some blocks, the oldest that there are, and the blocks but for the last, which stays and is
 * sealed as the chain's new beginning. Whoever calls it has the chain (`takeChain`).
 */
export async function purgeBlocks(
  tx: Db,
  blocks: readonly AccessBlockRecord[],
  now: Date,
  seal: (text: string) => { keyId: string; value: Uint8Array },
): Promise<void> {
  const [first, last] = [blocks[0], blocks.at(-1)]
  if (!first || !last) return
  await tx.access.deleteMany({ where: { id: { gt: first.afterId, lte: last.uptoId } } })
  await tx.accessBlock.deleteMany({ where: { sequence: { lt: last.sequence } } })
  const checkpoint = { ...last, purgedAt: now }
  await tx.accessBlock.update({ where: { sequence: last.sequence }, data: { purgedAt: now } })
  const { keyId, value } = seal(checkpointText(checkpoint))
  await writeSetting(tx, CHECKPOINT, `${keyId}:${Buffer.from(value).toString('base64')}`)
}

/** Removes the counts of days before one. */
export async function purgeDays(db: Db, before: Date): Promise<void> {
  await db.accessDay.deleteMany({ where: { day: { lt: before } } })
}
