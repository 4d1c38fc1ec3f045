import 'server-only'
import type { Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor } from '@/lib/core/actor'
import { secretsOf } from '@/lib/core/credential'
import { type ErrorCode, PatchbayError } from '@/lib/core/errors'
import { type FailureCode, isProviderFailure, type ProviderFailure } from '@/lib/core/failure'
import { answerHeaders } from '@/lib/core/proxy-headers'
import { retryWaitMs } from '@/lib/core/proxy-retry'
import { pathBelow } from '@/lib/core/proxy-target'
import { describeFailure } from '@/lib/core/sentences'
import { takeNonce } from '@/lib/egress/dpop'
import { placeInStream } from '@/lib/egress/place-credential'
import { readRetryAfter } from '@/lib/egress/retry-after'
import { type AnswerHead, type StreamRequest, stream } from '@/lib/egress/stream'
import { log } from '@/lib/log'
import { metrics } from '@/lib/metrics'
import { answerRejection } from '@/lib/operations/answer-rejection'
import { type Destination, findDestination } from '@/lib/operations/find-destination'
import { type FreshRow, freshRow } from '@/lib/operations/fresh-credential'
import { lookIntoRefusal } from '@/lib/operations/look-into-refusal'
import { digest } from '@/lib/vault/digest'

/** How a caller hears an answer. */
export interface Listener {
  /** Takes its beginning, and says where its body goes. */
  answer(status: number, headers: Record<string, string>): Writable
  /** The caller has left. */
  signal: AbortSignal
}

/** A request to a provider, and the credential that goes with it. */
export interface Speech {
  request: Pick<StreamRequest, 'url' | 'method' | 'headers' | 'body'>
  fresh: FreshRow
  destination: Destination
  /** The path on our side under which the API's base lies. */
  home: string
}

/** For an answer to begin, unless the provider's data says how long it takes. */
const ANSWER_SECONDS = 15
const IDLE_MS = 60_000
/** Once, twice more for what passes, once with a renewed credential, and once with a nonce. */
const MOST_SENT = 5

/** What has become of a request so far. */
interface Course extends Speech {
  actor: Actor
  listener: Listener
  renewed: boolean
  /** Sent once more with a server's nonce. */
  nonced: boolean
  retries: number
  waitedMs: number
  /** Milliseconds until it is sent again; null: it is answered. */
  again: number | null
  answered: boolean
}

/**
 * Sends a request until it has an answer to hand on: again after a pause for what passes by itself, and once more with a
 * renewed credential where the one it went with is refused. Throws `provider_unreachable`, `provider_timeout`,
 * `needs_reauth` and what else `freshRow` does; once an answer has begun, whatever broke it off.
 */
export async function converse(actor: Actor, speech: Speech, listener: Listener): Promise<void> {
  const course = begin(actor, speech, listener)
  for (let sent = 0; sent < MOST_SENT; sent++) {
    course.again = null
    await send(course).catch((error) => weigh(course, error))
    if (course.again === null) return
    await sleep(course.again, undefined, { signal: listener.signal })
  }
}

/** Written out, here and where the request is made: to spread an object costs more than all that is in it. */
function begin(actor: Actor, { request, fresh, destination, home }: Speech, listener: Listener): Course {
  return {
    actor,
    request,
    fresh,
    destination,
    home,
    listener,
    renewed: false,
    nonced: false,
    retries: 0,
    waitedMs: 0,
    again: null,
    answered: false,
  }
}

async function send(course: Course): Promise<void> {
  const { request, destination, listener } = course
  const { place, values, limits } = destination
  const { url, method, headers, body } = await placeInStream(request, place, values)
  const answerMs = (limits.answerSeconds ?? ANSWER_SECONDS) * 1000
  const { signal } = listener
  await stream({ url, method, headers, body, signal, answerMs, idleMs: IDLE_MS }, (head) =>
    receive(course, head),
  )
}

function receive(course: Course, head: AnswerHead): Writable | null | Promise<Writable | null> {
  const { status, headers } = head
  if (wantsNonce(course, head)) {
    Object.assign(course, { nonced: true, again: 0 })
    return null
  }
  if (status === 401) return refused(course, head)
  const retryAfter = headers['retry-after']
  const waitMs = waitFor(course, status, readRetryAfter(retryAfter?.toString() ?? null, Date.now()))
  if (waitMs === null) return hand(course, head)
  course.again = waitMs
  return null
}

/** Whether a token that is bound to a key was refused only for want of the newest nonce (RFC 9449 §9): asked once. */
function wantsNonce(course: Course, { status, headers }: AnswerHead): boolean {
  if (course.destination.place.in !== 'dpop') return false
  const told = {
    nonce: headers['dpop-nonce']?.toString() ?? null,
    challenge: headers['www-authenticate']?.toString() ?? null,
  }
  return takeNonce(course.request.url, status, told) && !course.nonced && isReplayable(course)
}

/** The provider refuses the credential: it is renewed where it can be, and otherwise looked into while the caller is answered. */
function refused(course: Course, head: AnswerHead): Writable | Promise<Writable | null> {
  const { actor, fresh, renewed } = course
  const { row } = fresh
  if (!renewed && row.hasRefreshToken && isReplayable(course)) return renew(course, head)
  const looked = renewed ? lookIntoRefusal(actor, row.id) : answerRejection(actor, row, row.hasRefreshToken)
  looked.catch((error) =>
    log().warn({ connectionId: row.id, err: error }, 'a refused credential could not be looked into'),
  )
  return hand(course, head)
}

/** Null: there is another credential now, and the request is sent with that. */
async function renew(course: Course, head: AnswerHead): Promise<Writable | null> {
  const { actor, fresh, destination } = course
  course.renewed = true
  const rejected = fingerprint(fresh)
  const next = await freshRow(actor, fresh.row, { permission: 'use_proxy', rejected })
  if (fingerprint(next) === rejected) return hand(course, head)
  const now = await findDestination(next.row, next.credential)
  // A credential goes where it was given for, and the request was meant for the place before.
  if (now?.base !== destination.base) throw new PatchbayError('changed_meanwhile')
  Object.assign(course, { fresh: next, destination: now, again: 0 })
  return null
}

/** What was sent, as `?rejected` names it. */
function fingerprint({ credential }: FreshRow): string {
  const [shown = ''] = secretsOf(credential)
  return Buffer.from(digest(shown)).toString('hex').slice(0, 16)
}

function hand(course: Course, { status, headers }: AnswerHead): Writable {
  const { fresh, destination, request, home, listener } = course
  const secrets = secretsOf(fresh.credential)
  const locate = (location: string) => {
    const path = pathBelow(destination.base, request.url, location)
    return path === null ? null : home + path
  }
  course.answered = true
  metrics().proxied.inc({ provider: fresh.row.providerKey, status_class: `${Math.floor(status / 100)}xx` })
  return listener.answer(status, answerHeaders(headers, { secrets, locate }))
}

/** No answer came, or it broke off. */
function weigh(course: Course, error: unknown): void {
  if (!isProviderFailure(error) || course.answered) throw error
  const waitMs = error.code === 'connection_failed' ? waitFor(course, null, null) : null
  if (waitMs === null) {
    metrics().proxied.inc({ provider: course.fresh.row.providerKey, status_class: 'none' })
    throw explain(error, course.actor)
  }
  course.again = waitMs
}

function waitFor(course: Course, status: number | null, retryAfter: number | null): number | null {
  if (!isReplayable(course)) return null
  const { retries, waitedMs, request } = course
  const { method } = request
  const waitMs = retryWaitMs({ method, status, retryAfter, retries, waitedMs, random: Math.random() })
  if (waitMs !== null) Object.assign(course, { retries: retries + 1, waitedMs: waitedMs + waitMs })
  return waitMs
}

function isReplayable({ request: { body } }: Course): boolean {
  return body === null || body instanceof Uint8Array
}

const CODES: Partial<Record<FailureCode, ErrorCode>> = {
  timeout: 'provider_timeout',
  blocked_address: 'misconfigured',
  invalid_token: 'needs_reauth',
}

function explain(failure: ProviderFailure, { locale = 'en' }: Actor): PatchbayError {
  const provider = locale === 'de' ? 'Der Anbieter' : 'The provider'
  const { message, next } = describeFailure(failure.code, { provider, ...failure.params }, { locale })
  const code = CODES[failure.code] ?? 'provider_unreachable'
  return new PatchbayError(code, { params: { what: `${message} ${next}` }, cause: failure })
}
