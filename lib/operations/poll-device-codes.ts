import 'server-only'
import { type Actor, systemActor } from '@/lib/core/actor'
import { type Grant, grantFrom } from '@/lib/core/credential'
import { isProviderFailure, ProviderFailure } from '@/lib/core/failure'
import { FAILURES } from '@/lib/core/failures'
import { mayUse } from '@/lib/core/ownership'
import { allows, toConnect } from '@/lib/core/permission'
import { longerInterval, SLOWER_SECONDS } from '@/lib/core/poll-interval'
import type { TokenSet } from '@/lib/core/token-set'
import { log } from '@/lib/log'
import { redeemDeviceCode } from '@/lib/oauth/device-grant'
import { once } from '@/lib/once'
import { failAttempt, failAttemptWith, ofSecondWay } from '@/lib/operations/fail-attempt'
import { LEASE_MS } from '@/lib/operations/held-lease'
import { peekSession } from '@/lib/operations/identify-session'
import { peekSubjectSession } from '@/lib/operations/identify-subject-session'
import { type Attempt, findAttempt, isUnchanged } from '@/lib/operations/match-authorization'
import { type Correspondent, correspondentOf } from '@/lib/operations/oauth-client'
import { grantPlace } from '@/lib/operations/open-credential'
import { openKeptGrant, openProof } from '@/lib/operations/open-proof'
import { persist } from '@/lib/operations/persist'
import { giveBackGrant } from '@/lib/operations/revoke-grant'
import { DECISION_MS, settleKept } from '@/lib/operations/settle-grant'
import { readNow } from '@/lib/store/database'
import { endPolls, keepDeviceGrant, takeDuePolls, writeNextPoll } from '@/lib/store/device-polls'
import { seal } from '@/lib/vault/seal'

/** Questions of this process at a time. */
const AT_ONCE = 20

const flights = () => once('device polls', () => new Set<Promise<void>>())

/**
 * Asks providers about the codes whose turn has come (RFC 8628 §3.4), each by one process. Answers how many were begun:
 * a provider that is slow holds up no other.
 */
export async function pollDeviceCodes(actor: Actor): Promise<number> {
  const free = AT_ONCE - flights().size
  if (free <= 0) return 0
  const due = await takeDuePolls(free, LEASE_MS)
  for (const id of due) {
    const flight = poll(actor, id)
      .catch((error) => log().warn({ err: error, authorizationId: id }, 'a code could not be asked about'))
      .finally(() => flights().delete(flight))
    flights().add(flight)
  }
  return due.length
}

/** Waits for every question of this process: an answer may hold tokens that have no other copy. */
export async function pollsUnderWay(): Promise<void> {
  await Promise.allSettled(flights())
}

async function poll(worker: Actor, id: string): Promise<void> {
  const attempt = await findAttempt(id)
  if (!attempt) return
  const { authorization } = attempt
  const asker = await askerOf(attempt)
  const kept = openKeptGrant(authorization)
  // Whoever asked died before it was settled.
  if (kept) return settle(asker ?? worker, attempt, correspondentIn(attempt), kept)
  if (authorization.consumedAt) return endPolls(id)
  const over = whyOver(attempt, asker)
  if (over) return failAttempt(asker ?? worker, attempt, over, [])
  return ask(asker ?? worker, attempt)
}

/** Who began it, as long as their session stands and they may connect. */
async function askerOf({ authorization, connection }: Attempt): Promise<Actor | null> {
  const { sessionId, subjectSessionId } = authorization
  const user = sessionId === null ? null : await peekSession(sessionId)
  const who = subjectSessionId === null ? user : await peekSubjectSession(subjectSessionId)
  const actor = who && { ...systemActor('worker'), ...who }
  if (!actor || !mayUse(actor, connection)) return null
  return allows(actor, toConnect(actor), connection.integrationId) ? actor : null
}

function whyOver(attempt: Attempt, asker: Actor | null): ProviderFailure | null {
  if (!asker) return new ProviderFailure('session_over')
  if (!isUnchanged(attempt)) return new ProviderFailure('setup_changed')
  return attempt.authorization.expiresAt <= new Date() ? new ProviderFailure('code_expired') : null
}

async function ask(actor: Actor, attempt: Attempt): Promise<void> {
  const { authorization, provider } = attempt
  const interval = authorization.pollInterval ?? SLOWER_SECONDS
  const secrets: string[] = []
  try {
    const correspondent = correspondentIn(attempt)
    const { deviceCode } = openProof<{ deviceCode: string }>(authorization)
    secrets.push(...correspondent.secrets, deviceCode)
    const startedAt = await readNow()
    const answer = await redeemDeviceCode({ client: correspondent.client, deviceCode })
    if (answer.type === 'tokens') return await keep(actor, attempt, correspondent, answer.tokens, startedAt)
    // RFC 8628 §3.5: this and every following one.
    const next = answer.type === 'slow_down' ? interval + SLOWER_SECONDS : interval
    await writeNextPoll(authorization.id, next, next * 1000)
  } catch (error) {
    if (!isProviderFailure(error) || FAILURES[error.code].kind !== 'transient')
      return failAttemptWith(actor, attempt, ofSecondWay(error, provider), secrets)
    const next = longerInterval(interval)
    await writeNextPoll(authorization.id, next, Math.max(next, error.retryAfter ?? 0) * 1000)
  }
}

/** The tokens are on the attempt before anything else is done with them; from there they are settled as a consent's. */
async function keep(
  actor: Actor,
  attempt: Attempt,
  correspondent: Correspondent,
  tokens: TokenSet,
  startedAt: Date,
): Promise<void> {
  const { authorization, connection, provider } = attempt
  const grant = grantFrom(tokens, authorization.scopes, startedAt)
  const sealed = seal(grantPlace(authorization.id), JSON.stringify(grant))
  const now = new Date()
  const until = new Date(now.getTime() + DECISION_MS)
  if (await persist('a grant', () => keepDeviceGrant(authorization.id, sealed, now, until)))
    return settle(actor, attempt, correspondent, grant)
  await giveBackGrant(actor, { connection, provider, credential: grant.credential })
}

/** What fails here is tried again: the grant stays on the attempt. */
async function settle(
  actor: Actor,
  attempt: Attempt,
  correspondent: Correspondent,
  grant: Grant,
): Promise<void> {
  await settleKept(actor, attempt, correspondent, grant)
  await endPolls(attempt.authorization.id)
}

function correspondentIn({ connection, provider }: Attempt): Correspondent {
  return correspondentOf(connection, provider)
}
