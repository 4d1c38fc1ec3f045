import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { once } from '@/lib/once'
import { database } from '@/lib/store/database'
import { headFile, type KeptHeads, readHeadFile, writeHeadFile } from '@/lib/store/head-file'
import { findAtHead, type Head, type HeadName, type Heads, readHeads } from '@/lib/store/heads'

/** How often the heads are told to the process's log, which is kept elsewhere where logs are collected. */
const TOLD_MS = 10 * 60 * 1000

interface Kept {
  /** What this process last found written, as text. */
  heads: string
  toldAt: number
  /** What was said of the file that could not be kept, once. */
  trouble: string
}

const state = () => once('kept heads', (): Kept => ({ heads: '', toldAt: Date.now(), trouble: '' }))

/**
 * Writes where both logs end to a file beside the database, so that whoever can only write the database cannot cut
 * them off unseen. A head is only ever moved on: one that the database does not continue is what proves that, and stays.
 */
export async function keepHeads(_actor: Actor): Promise<number> {
  const now = await readHeads()
  const text = JSON.stringify(now)
  if (text === state().heads) return 0
  try {
    await moveOn(now)
    state().heads = text
    tell(now)
  } catch (error) {
    say('the heads of the logs could not be written beside the database', { err: error })
  }
  return 0
}

async function moveOn(now: Heads): Promise<void> {
  const { dataDir } = env()
  const before = await readHeadFile(headFile(dataDir))
  const access = await nextOf('access', before?.access ?? null, now.access)
  const events = await nextOf('events', before?.events ?? null, now.events)
  const after: KeptHeads = { at: new Date().toISOString(), access, events }
  if (before && same(before.access, access) && same(before.events, events)) return
  await writeHeadFile(dataDir, after)
}

/** The later of both, while the chain goes on from the one that was kept. */
async function nextOf(name: HeadName, kept: Head | null, now: Head | null): Promise<Head | null> {
  if (kept === null) return now
  const there = await findAtHead(database(), name, kept)
  if (there === 'purged' || (there !== null && same(there, kept)))
    return now && BigInt(now.sequence) > BigInt(kept.sequence) ? now : kept
  // Another process may have written this a moment after the heads were read.
  const ahead = now === null || BigInt(kept.sequence) > BigInt(now.sequence)
  if (ahead && same((await readHeads())[name], kept)) return kept
  say(`the head kept beside the database is not of this database: ${name} (audit verify)`, {
    sequence: kept.sequence,
  })
  return kept
}

function tell(heads: Heads): void {
  const kept = state()
  if (Date.now() - kept.toldAt < TOLD_MS) return
  kept.toldAt = Date.now()
  log().info({ ...heads }, 'the heads of the logs')
}

/** Once for each trouble: the worker comes by every second. */
function say(message: string, about: Record<string, unknown>): void {
  const kept = state()
  if (kept.trouble === message) return
  kept.trouble = message
  log().error(about, message)
}

function same(one: Head | null, other: Head | null): boolean {
  return one?.sequence === other?.sequence && one?.chain === other?.chain
}
