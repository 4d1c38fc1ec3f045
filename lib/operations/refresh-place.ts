import { setTimeout as sleep } from 'node:timers/promises'
import { once } from '@/lib/once'
import { LEASE_MS } from '@/lib/operations/held-lease'
import { giveSlot, restSlot, SLOTS, takeSlot } from '@/lib/store/slots'

/** Between two looks for a slot, which nobody announces. One of this process looks at a time. */
const LOOK_MS = 25

const REST_MS = 60_000

/** How long a slot is handed on within a process: then other processes have their chance, and the last call its time. */
const KEEP_MS = 3_000

/** One of a provider's slots in the hands of this process. */
interface Slot {
  number: number
  holder: string
  /** By this process's monotonic clock. */
  takenAt: number
}

/** Refreshes of one provider in this process: how many are under way, and who waits for their end. */
interface Turns {
  taken: number
  waiting: Set<Waiting>
}

interface Waiting {
  most: number
  /** The turn has come, with or without a slot. */
  begin: (slot: Slot | null) => void
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
  /** Settles when somebody else has done it. */
  over: Promise<void>
  /** Waiting takes its time: whether it is still to be done. */
  isWanted: () => Promise<boolean>
}

/**
 * A turn in this process, in order of asking, and with it one of the provider's slots: the one that is being left here,
 * or one that the database has. A thousand that look for a slot at the same time would keep the database from work.
 * Null: it took too long, or is done.
 */
export async function takePlace(providerKey: string, seeker: Seeker): Promise<Place | null> {
  const turn = await takeTurn(providerKey, SLOTS, seeker)
  if (turn === null) return null
  try {
    const slot = turn.slot ?? ((await seeker.isWanted()) ? await waitForSlot(providerKey, seeker) : null)
    if (slot) return placeOf(providerKey, slot)
  } catch (error) {
    endTurn(providerKey, null)
    throw error
  }
  endTurn(providerKey, null)
  return null
}

function placeOf(providerKey: string, slot: Slot): Place {
  let left = false
  return {
    leave: (slowDown) => {
      if (left) return
      left = true
      if (endTurn(providerKey, slowDown ? null : slot)) return
      const { number, holder } = slot
      const given = slowDown
        ? restSlot(providerKey, number, holder, restOf(number, slowDown.retryAfter))
        : giveSlot(providerKey, number, holder)
      // Its time ends it, if this does not.
      given.catch(() => {})
    },
  }
}

/**
 * How long a place rests whose request was one too many: long, so that those that are left are as many as the provider
 * takes. The first and the last, one of the worker's and one that is none of the worker's, are tried again soon.
 */
function restOf(slot: number, retryAfter: number | null): number {
  if (slot > 0 && slot < SLOTS - 1) return REST_MS
  return Math.min(Math.max(retryAfter ?? 0, 1), 10) * 1000
}

async function waitForSlot(providerKey: string, seeker: Seeker): Promise<Slot | null> {
  const { holder, most, deadline } = seeker
  const looking = `${most} slots of ${providerKey}`
  if ((await takeTurn(looking, 1, seeker)) === null) return null
  try {
    while (performance.now() < deadline) {
      const takenAt = performance.now()
      const number = await takeSlot(providerKey, holder, LEASE_MS, most)
      if (number !== null) return { number, holder, takenAt }
      await sleep(LOOK_MS * (0.5 + Math.random()))
    }
    return null
  } finally {
    endTurn(looking, null)
  }
}

/** Waits until fewer than `places` have a turn of that name. Null: there is nothing left to do with it. */
async function takeTurn(
  name: string,
  places: number,
  { most, over }: Seeker,
): Promise<{ slot: Slot | null } | null> {
  const known = turns()
  const here = known.get(name) ?? { taken: 0, waiting: new Set() }
  known.set(name, here)
  if (here.taken < places) {
    here.taken++
    return { slot: null }
  }
  return new Promise((resolve) => {
    const waiting: Waiting = { most, begin: (slot) => resolve({ slot }) }
    here.waiting.add(waiting)
    void over.then(() => {
      if (here.waiting.delete(waiting)) resolve(null)
    })
  })
}

/** Gives a turn to whoever waited longest, and the slot with it where that may be. Whether the slot was handed on. */
function endTurn(name: string, slot: Slot | null): boolean {
  const here = turns().get(name)
  const [next] = here?.waiting ?? []
  if (!here || !next) {
    if (here && --here.taken === 0) turns().delete(name)
    return false
  }
  here.waiting.delete(next)
  const isHanded = slot !== null && slot.number < next.most && performance.now() - slot.takenAt < KEEP_MS
  next.begin(isHanded ? slot : null)
  return isHanded
}
