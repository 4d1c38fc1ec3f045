import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { hasUnprintable, normalizeEmail } from '@/lib/core/text'
import { LIMITS, tooMany } from '@/lib/operations/rate-limits'
import { announce, recordEvent } from '@/lib/operations/record-event'
import { transaction } from '@/lib/store/database'
import { consume, waitFor } from '@/lib/store/limits'
import { countUsers, createUser, lockSetup } from '@/lib/store/users'
import { hashPassword, passwordFault } from '@/lib/vault/password'
import { isSetupCode } from '@/lib/vault/setup-code'

export interface FirstAdmin {
  /** As the start line printed it. */
  code: string
  email: string
  name: string
  password: string
}

/** Whether nobody has an account yet. */
export async function needsSetup(): Promise<boolean> {
  return (await countUsers()) === 0
}

/**
 * Makes the first admin, once: of two at the same time exactly one gets it.
 * Throws `setup_closed`, `wrong_setup_code`, `too_many_requests` or `invalid_input`.
 */
export async function createFirstAdmin(actor: Actor, input: FirstAdmin): Promise<void> {
  if (!(await needsSetup())) throw new PatchbayError('setup_closed')
  await checkCode(actor, input.code)
  await createAdmin(actor, input, true)
}

/** Makes an admin; `onlyFirst`: or throws `setup_closed` when there is somebody already. */
export async function createAdmin(
  actor: Actor,
  input: Omit<FirstAdmin, 'code'>,
  onlyFirst: boolean,
): Promise<void> {
  const email = normalizeEmail(input.email)
  const name = input.name.trim()
  refuseAccountFaults({ email, name, password: input.password })
  const passwordHash = await hashPassword(input.password)
  await transaction(async (tx) => {
    await lockSetup(tx)
    if (onlyFirst && (await countUsers(tx)) > 0) throw new PatchbayError('setup_closed')
    await createUser(tx, { email, name, passwordHash, role: 'admin' })
    await recordEvent(tx, actor, { type: 'user.created', target: email, detail: { role: 'admin' } })
  })
}

async function checkCode(actor: Actor, code: string): Promise<void> {
  const address = actor.address ?? 'unknown'
  const seconds = await waitFor(LIMITS.setup, address)
  if (seconds !== null) throw tooMany(seconds)
  if (isSetupCode(code)) return
  await consume(LIMITS.setup, address)
  await announce(actor, { type: 'security.denied', outcome: 'denied', detail: { what: 'set-up code' } })
  throw new PatchbayError('wrong_setup_code', {
    fields: { code: 'This is not the code that the start printed.' },
  })
}

/** What is wrong with an e-mail address, as a sentence; null when nothing is. */
export function emailFault(email: string): string | null {
  return z.email().max(254).safeParse(email).success ? null : 'This is not an e-mail address.'
}

/** Throws `invalid_input` with the faults by field. */
export function refuseAccountFaults({ email, name, password }: Omit<FirstAdmin, 'code'>): void {
  const faults = { email: emailFault(email), name: nameFault(name), password: passwordFault(password) }
  const fields = Object.fromEntries(
    Object.entries(faults).flatMap(([key, fault]) => (fault ? [[key, fault]] : [])),
  )
  if (Object.keys(fields).length > 0)
    throw new PatchbayError('invalid_input', { params: { what: 'Some fields need another look.' }, fields })
}

function nameFault(name: string): string | null {
  const fits = name.length > 0 && name.length <= 80 && !hasUnprintable(name)
  return fits ? null : 'A name has 1 to 80 printable characters.'
}
