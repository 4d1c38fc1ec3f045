import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { isUuid } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import type { Role } from '@/lib/core/roles'
import { recordEvent } from '@/lib/operations/record-event'
import { type Db, transaction } from '@/lib/store/database'
import { countAdmins, findUser, lockPeople, writeDisabled, writeRole } from '@/lib/store/people'
import type { UserRecord } from '@/lib/store/users'

/** Gives somebody another role. Throws `last_admin` rather than leave nobody who could undo it, or `not_found`. */
export function changeRole(actor: Actor, id: string, role: Role): Promise<void> {
  return change(actor, id, async (tx, user) => {
    if (user.role === role) return
    if (role !== 'admin') await refuseLastAdmin(tx, user)
    await writeRole(tx, id, role)
    await recordEvent(tx, actor, {
      type: 'user.role_changed',
      target: user.email,
      detail: { from: user.role, to: role },
    })
  })
}

/** Switches an account off, which ends its sessions on every process at once. Throws `last_admin` or `not_found`. */
export function disableUser(actor: Actor, id: string): Promise<void> {
  return change(actor, id, async (tx, user) => {
    if (user.disabledAt) return
    await refuseLastAdmin(tx, user)
    await writeDisabled(tx, id, new Date())
    await recordEvent(tx, actor, { type: 'user.disabled', target: user.email })
  })
}

/** Switches an account on again. Throws `not_found`. */
export function enableUser(actor: Actor, id: string): Promise<void> {
  return change(actor, id, async (tx, user) => {
    if (!user.disabledAt) return
    await writeDisabled(tx, id, null)
    await recordEvent(tx, actor, { type: 'user.enabled', target: user.email })
  })
}

/** One change at a time: two admins who demote each other at once must not both succeed. */
async function change(
  actor: Actor,
  id: string,
  work: (tx: Db, user: UserRecord) => Promise<void>,
): Promise<void> {
  permit(actor, 'write_user')
  if (!isUuid(id)) throw new PatchbayError('not_found')
  return transaction(async (tx) => {
    await lockPeople(tx)
    const user = await findUser(id, tx)
    if (!user) throw new PatchbayError('not_found')
    await work(tx, user)
  })
}

async function refuseLastAdmin(tx: Db, user: UserRecord): Promise<void> {
  if (user.role === 'admin' && !user.disabledAt && (await countAdmins(tx)) === 1)
    throw new PatchbayError('last_admin')
}
