import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { claimAnswer, type KeptAnswer, keepAnswer, releaseAnswer } from '@/lib/store/remembered-answers'
import { digest } from '@/lib/vault/digest'

/** A request that its sender may send again. */
export interface RepeatableRequest {
  /** `Idempotency-Key`. */
  key: string
  /** Method and address. */
  what: string
  body: string
}

/**
 * Does `work` once for one key of one caller (draft-ietf-httpapi-idempotency-key-header), over all processes; asked
 * again within 24 hours, the same answer comes without it. An answer that says that we failed, or that it was too much,
 * is not kept. Throws `invalid_idempotency_key`, `idempotency_mismatch` (another request had the key) or
 * `idempotency_in_flight`.
 */
export async function answerOnce(
  actor: Actor,
  { key, what, body }: RepeatableRequest,
  work: () => Promise<KeptAnswer>,
): Promise<KeptAnswer & { replayed: boolean }> {
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) throw new PatchbayError('invalid_idempotency_key')
  const name = { owner: `${actor.type}:${'id' in actor ? actor.id : ''}`, key }
  const claim = randomUUID()
  const fingerprint = digest(`${what}\n${body}`)
  const before = await claimAnswer(name, fingerprint, claim)
  if (before) {
    if (Buffer.compare(before.digest, fingerprint) !== 0) throw new PatchbayError('idempotency_mismatch')
    if (!before.answer) throw new PatchbayError('idempotency_in_flight', { retryAfter: 1 })
    return { ...before.answer, replayed: true }
  }
  try {
    const answer = await work()
    if (answer.status >= 500 || answer.status === 429) await releaseAnswer(name, claim)
    else await keepAnswer(name, claim, answer)
    return { ...answer, replayed: false }
  } catch (error) {
    await releaseAnswer(name, claim)
    throw error
  }
}
