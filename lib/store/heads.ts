import 'server-only'
import { type Db, database } from '@/lib/store/database'

/** The end of a chain, as text: for a file, a line of a log, and what is compared with them. */
export interface Head {
  sequence: string
  keyId: string
  /** Base64. */
  chain: string
}

/** The ends of both logs; null: nothing was ever written to it. */
export interface Heads {
  access: Head | null
  events: Head | null
}

export type HeadName = keyof Heads

/** Where both logs end now. */
export async function readHeads(db: Db = database()): Promise<Heads> {
  const last = {
    orderBy: { sequence: 'desc' },
    select: { sequence: true, chainKeyId: true, chain: true },
  } as const
  const access = await db.accessBlock.findFirst(last)
  const event = await db.event.findFirst(last)
  return { access: headOf(access), events: headOf(event) }
}

/** What stands in the database where a head says that the chain ended: `purged` when that is behind the checkpoint. */
export async function findAtHead(db: Db, name: HeadName, head: Head): Promise<Head | 'purged' | null> {
  const sequence = BigInt(head.sequence)
  if (name === 'events') return headOf(await db.event.findUnique({ where: { sequence } }))
  const there = await db.accessBlock.findUnique({ where: { sequence } })
  if (there) return headOf(there)
  const first = await db.accessBlock.findFirst({ orderBy: { sequence: 'asc' } })
  return first?.purgedAt && sequence < first.sequence ? 'purged' : null
}

function headOf(row: { sequence: bigint; chainKeyId: string; chain: Uint8Array } | null): Head | null {
  if (row === null) return null
  const { sequence, chainKeyId, chain } = row
  return { sequence: String(sequence), keyId: chainKeyId, chain: Buffer.from(chain).toString('base64') }
}
