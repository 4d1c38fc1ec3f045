import 'server-only'
import { PatchbayError } from '@/lib/core/errors'
import { consume, type Limit } from '@/lib/store/limits'

/** Every limit of Patchbay, shared by all processes. */
export const LIMITS = {
  /** Wrong passwords for one account from one address. */
  signInPair: { name: 'sign-in-pair', points: 5, seconds: 60 },
  /** Wrong passwords from one address, whatever the account. */
  signInAddress: { name: 'sign-in-address', points: 30, seconds: 300 },
  /** Wrong passwords for one account from anywhere: slows a spread attack, and locks nobody out for long. */
  signInAccount: { name: 'sign-in-account', points: 60, seconds: 300 },
  /** Wrong present passwords of one signed-in user who changes theirs. */
  changePassword: { name: 'change-password', points: 10, seconds: 300 },
  /** Wrong set-up codes from one address. */
  setup: { name: 'setup', points: 10, seconds: 300 },
  /** Consents begun by one user. */
  connect: { name: 'connect', points: 30, seconds: 60 },
  /** Tests asked for by one actor. */
  test: { name: 'test', points: 60, seconds: 60 },
  /** Discoveries asked for by one actor. */
  discover: { name: 'discover', points: 20, seconds: 60 },
} as const satisfies Record<string, Limit>

/** Consumes a point of `limit` for `key`. Throws `too_many_requests` when there is none left. */
export async function consumePoint(limit: Limit, key: string): Promise<void> {
  const seconds = await consume(limit, key)
  if (seconds !== null) throw tooMany(seconds)
}

/** The error that says when to try again. */
export function tooMany(seconds: number): PatchbayError {
  const unit =
    seconds < 90 ? { value: seconds, word: 'second' } : { value: Math.ceil(seconds / 60), word: 'minute' }
  const wait = `${unit.value} ${unit.word}${unit.value === 1 ? '' : 's'}`
  return new PatchbayError('too_many_requests', { params: { wait }, retryAfter: seconds })
}
