/** How far a template is with a domain. `partly`: some of its records are in DNS. `failed`: the DNS provider refused it. */
export const APPLICATION_STATES = [
  'requested',
  'applied',
  'verified',
  'partly',
  'reverted',
  'failed',
] as const
export type ApplicationState = (typeof APPLICATION_STATES)[number]

/**
 * How a template gets to a domain: `consent`: it was given once and holds; `page`: by a page of the DNS provider's,
 * `panel` and `records` by hand, with and without a link to where that is done.
 */
export const FLOWS = ['consent', 'page', 'panel', 'records'] as const
export type Flow = (typeof FLOWS)[number]

/** What DNS shows of a record. `unseen`: it is none that can be looked up, such as a redirect. */
export const RECORD_STATES = ['found', 'missing', 'different', 'unseen'] as const
export type RecordState = (typeof RECORD_STATES)[number]

/** One thing that happened to an application. */
export interface Deed {
  /** ISO 8601. */
  at: string
  what:
    | 'requested'
    | 'returned'
    | 'cancelled'
    | 'conflict'
    | 'replaced'
    | 'applied'
    | 'failed'
    | 'reverted'
    | ApplicationState
  by: string
  /** The provider's or DNS's word; never a secret. */
  detail: string | null
}

/** How many deeds are kept. */
const MOST_DEEDS = 100

/** The history with one more deed, the newest first. */
export function withDeed(history: readonly Deed[], deed: Deed): Deed[] {
  return [deed, ...history].slice(0, MOST_DEEDS)
}

/** Seconds until DNS is looked at again; the last one counts from then on. Resolvers remember for about as long. */
const PAUSES = [5, 10, 20, 40, 60, 120, 300, 600, 1_800, 3_600]
const DAY_SECONDS = 86_400
/** Looks by which whatever was asked for is there, or was forgotten (three days). */
const MOST_HURRIED = 80

/** When DNS is looked at next, after so many looks; what is there is looked at once a day. */
export function nextLookAt(now: Date, looks: number, state: ApplicationState): Date | null {
  if (state === 'reverted' || state === 'failed') return null
  const isCalm = state === 'verified' || looks > MOST_HURRIED
  const seconds = isCalm ? DAY_SECONDS : (PAUSES[looks - 1] ?? PAUSES.at(-1) ?? DAY_SECONDS)
  return new Date(now.getTime() + seconds * 1000)
}

/** What an application is after a look at DNS. */
export function stateAfterLook(
  before: ApplicationState,
  records: readonly RecordState[],
  wasApplied: boolean,
): ApplicationState {
  const seen = records.filter((state) => state !== 'unseen')
  const found = seen.filter((state) => state === 'found').length
  if (before === 'reverted' || before === 'failed') return before
  // Where nothing can be looked up, the DNS provider's word is all there is.
  if (seen.length === 0) return wasApplied ? 'applied' : before
  if (found === seen.length) return 'verified'
  if (found > 0) return 'partly'
  return wasApplied ? 'applied' : 'requested'
}

/** How long resolvers may go on with what they remember, in seconds: the longest TTL, and an hour where there was nothing. */
export function mayTakeSeconds(ttls: readonly (number | null)[]): number {
  return Math.min(Math.max(3_600, ...ttls.map((ttl) => ttl ?? 0)), 2 * DAY_SECONDS)
}
