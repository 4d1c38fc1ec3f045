import { setTimeout as sleep } from 'node:timers/promises'
import { once } from '@/lib/once'
import { LEASE_MS } from '@/lib/operations/held-lease'
import { giveSlot, restSlot, SLOTS, takeSlot } from '@/lib/store/slots'

/** Between two looks for a slot, which nobody announces. One of this process looks at a time. */
const LOOK_MS = 10

const REST_MS = 60_000

/** Refreshes of one provider in this process: how many are under way, and who waits for their end. */
interface Turns {
  taken: number
  waiting: (() => void)[]
}

const turns = () => once('refresh turns', () => new Map<string, Turns>())

/** A place at a provider, until it is left. */
export interface Place {
  /** `slowDown`: the provider said that these are too many requests, and for how many seconds, if it did. */
  leave(slowDown?: { retryAfter: number | null }): void
}

/** A refresh that looks for a place. */
interface Seeker {
  holder: string
  /** Of the provider's slots, the first so many. */
  most: number
  /** Of this process's monotonic clock. */
  deadline: number
  /** Waiting takes its time: whether it is still to be done. */
  isWanted: () => Promise<boolean>
}

/**
 * A turn in this process, in order of asking, and then one of the provider's slots, with what gives both back. A thousand
 * that look for a slot at the same time would keep the database from work. Null: it took too long, or is done.
 */
export async function takePlace(providerKey: string, seeker: Seeker): Promise<Place | null> {
  const endTurn = await takeTurn(providerKey, SLOTS)
  let slot: number | null = null
  let left = false
  const leave: Place['leave'] = (slowDown) => {
    if (left) return
    left = true
    endTurn()
    if (slot === null) return
    // Its time ends it, if this does not.
    const given = slowDown
      ? restSlot(providerKey, slot, seeker.holder, restOf(slot, slowDown.retryAfter))
      : giveSlot(providerKey, slot, seeker.holder)
    given.catch(() => {})
  }
  try {
    if (await seeker.isWanted()) slot = await waitForSlot(providerKey, seeker)
  } catch (error) {
    leave()
    throw error
  }
  if (slot !== null) return { leave }
  leave()
  return null
}

/**
 * How long a place rests whose request was one too many: long, so that those that are left are as many as the provider
 * takes. The first and the last, one of the worker's and one that is none of the worker's, are tried again soon.
 */
function restOf(slot: number, retryAfter: number | null): number {
  if (slot > 0 && slot < SLOTS - 1) return REST_MS
  return Math.min(Math.max(retryAfter ?? 0, 1), 10) * 1000
}

async function waitForSlot(providerKey: string, seeker: Seeker): Promise<number | null> {
  const { holder, most, deadline } = seeker
  const endLooking = await takeTurn(`${most} slots of ${providerKey}`, 1)
  try {
    while (performance.now() < deadline) {
      const slot = await takeSlot(providerKey, holder, LEASE_MS, most)
      if (slot !== null) return slot
      await sleep(LOOK_MS * (0.5 + Math.random()))
    }
    return null
  } finally {
    endLooking()
  }
}

/** Waits until fewer than `most` have a turn of that name, and answers what gives this one back. */
async function takeTurn(name: string, most: number): Promise<() => void> {
  const known = turns()
  const here = known.get(name) ?? { taken: 0, waiting: [] }
  known.set(name, here)
  if (here.taken < most) here.taken++
  else await new Promise<void>((resolve) => here.waiting.push(resolve))
  return () => {
    const next = here.waiting.shift()
    if (next) next()
    else if (--here.taken === 0) known.delete(name)
  }
}
