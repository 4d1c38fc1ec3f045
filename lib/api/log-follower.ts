import 'server-only'
import { changesOffer, changesSubject, isOwnEvent, ownersIn } from '@/lib/api/own-events'
import type { Signal } from '@/lib/contract/event'
import type { Actor } from '@/lib/core/actor'
import { canSeeEvent } from '@/lib/core/event'
import type { Owner } from '@/lib/core/ownership'
import { STATUSES, type Status } from '@/lib/core/status'
import { bus } from '@/lib/events/bus'
import { log } from '@/lib/log'
import { once } from '@/lib/once'
import { type EventRecord, lastSequence, listEventsAfter } from '@/lib/store/events'

/** Somebody who is told what is new in the log. */
export interface Follower {
  actor: Actor
  /** Of a customer: their connections, as far as they were heard of. */
  own: Set<string>
  send(frame: string): void
  /** From here on nothing is missed. */
  begin(): void
  /** What is missed would be missed for good, or is another's to hear: it begins anew. */
  fail(): void
  /** Something happened that may have ended what lets the actor in: look again. */
  doubt(): void
}

/** More than this at once is not replayed: the client reads everything again, which is cheaper for both. */
const MOST_REPLAYED = 500

/** What can end a session or a key, or change what its holder may see. */
const ABOUT_ACCESS: readonly string[] = [
  'session.ended',
  'user.disabled',
  'user.role_changed',
  'user.password_changed',
  'api_key.revoked',
]

const RESYNC = 'event: resync\ndata: {}\n\n'

/** The process itself hears of nothing just now. */
const LOST = 'event: lost\ndata: {}\n\n'

/**
 * Reads the log once for all followers of the process: at each tick what is new, prepared once, sent to each who may
 * see it. Each knows how far it got, so that what it was replayed is not sent again.
 */
interface LogReader {
  followers: Map<Follower, { upTo: bigint }>
  /** How far the process has read; null until the first follower comes. */
  upTo: bigint | null
  /** Reads run one after the other. */
  queue: Promise<void>
}

const reader = () => once('log reader', start)

/** Tells `follower` of everything after `after` (null: from now on), until the returned function is called. */
export function followLog(follower: Follower, after: bigint | null): () => void {
  const state = reader()
  enqueue(state, () =>
    follow(state, follower, after).catch((error) => {
      follower.fail()
      throw error
    }),
  )
  return () => enqueue(state, async () => void state.followers.delete(follower))
}

async function follow(state: LogReader, follower: Follower, after: bigint | null): Promise<void> {
  const newest = await lastSequence()
  if (state.upTo === null || state.followers.size === 0) state.upTo = newest
  const place = { upTo: state.upTo }
  state.followers.set(follower, place)
  follower.begin()
  if (after === null) return
  // What lies ahead of the log is an id of another one: a backup was restored, or the client made it up.
  const missed = after > newest ? null : await listEventsAfter(after, MOST_REPLAYED + 1)
  if (missed === null || missed.length > MOST_REPLAYED) return follower.send(RESYNC)
  place.upTo = after
  const owners = await ownersIn(missed, [follower])
  for (const event of missed) tell(follower, place, event, owners)
}

function start(): LogReader {
  const state: LogReader = { followers: new Map(), upTo: null, queue: Promise.resolve() }
  bus().subscribe((tick) => {
    if (typeof tick === 'string')
      for (const follower of state.followers.keys()) follower.send(tick === 'lost' ? LOST : RESYNC)
    if (tick === 'lost') return
    enqueue(state, () => readOn(state))
  })
  return state
}

async function readOn(state: LogReader): Promise<void> {
  if (state.upTo === null || state.followers.size === 0) {
    state.upTo = null
    return
  }
  const events = await listEventsAfter(state.upTo, MOST_REPLAYED)
  const owners = await ownersIn(events, state.followers.keys())
  for (const event of events) {
    for (const [follower, place] of state.followers) tell(follower, place, event, owners)
    state.upTo = event.sequence
  }
  // After a gap there may be more, and nobody ticks for it.
  if (events.length === MOST_REPLAYED) await readOn(state)
}

function tell(
  follower: Follower,
  place: { upTo: bigint },
  event: EventRecord,
  owners: ReadonlyMap<string, Owner>,
): void {
  if (event.sequence <= place.upTo) return
  place.upTo = event.sequence
  if (changesSubject(follower.actor, event)) {
    follower.fail()
    return
  }
  if (ABOUT_ACCESS.includes(event.type) && mayConcern(follower.actor, event)) follower.doubt()
  if (changesOffer(follower.actor, event)) follower.send(RESYNC)
  else if (sees(follower, event, owners)) follower.send(frameOf(event))
}

function sees({ actor, own }: Follower, event: EventRecord, owners: ReadonlyMap<string, Owner>): boolean {
  return actor.type === 'subject'
    ? isOwnEvent(actor, own, event, owners)
    : canSeeEvent(actor, event.type, event.integrationId)
}

/** A user's events name them by their address. */
function mayConcern(actor: Actor, { type, target }: EventRecord): boolean {
  return type.startsWith('api_key.') ? actor.type === 'api_key' : 'email' in actor && actor.email === target
}

/** One event as the stream says it: nothing that was typed by anybody, nothing that could be secret. */
function frameOf(event: EventRecord): string {
  const detail = event.detail as { status?: unknown }
  const isStatus = (value: unknown): value is Status => STATUSES.some((status) => status === value)
  const signal: Signal = {
    type: event.type,
    integrationId: event.integrationId,
    connectionId: event.connectionId,
    status: isStatus(detail.status) ? detail.status : null,
  }
  return `id: ${event.sequence}\nevent: change\ndata: ${JSON.stringify(signal)}\n\n`
}

/** A read that fails is made good by the next tick: the place that was reached stays. */
function enqueue(state: LogReader, work: () => Promise<void>): void {
  state.queue = state.queue
    .then(work)
    .catch((error) => log().warn({ err: error }, 'the change log could not be read'))
}
