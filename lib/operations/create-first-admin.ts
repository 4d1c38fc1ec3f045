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
  refuseFaults(email, name, input.password)
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

function refuseFaults(email: string, name: string, password: string): void {
  const fault = passwordFault(password)
  const fields = {
    ...(z.email().max(254).safeParse(email).success ? {} : { email: 'This is not an e-mail address.' }),
    ...(name.length > 0 && name.length <= 80 && !hasUnprintable(name)
      ? {}
      : { name: 'A name has 1 to 80 printable characters.' }),
    ...(fault ? { password: fault } : {}),
  }
  if (Object.keys(fields).length > 0)
    throw new PatchbayError('invalid_input', { params: { what: 'Some fields need another look.' }, fields })
}
