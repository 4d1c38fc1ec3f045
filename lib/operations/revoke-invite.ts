import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { isUuid } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { recordEvent } from '@/lib/operations/record-event'
import { transaction } from '@/lib/store/database'
import * as store from '@/lib/store/people'

/** Withdraws an invitation that nobody has used. Throws `not_found`. */
export async function revokeInvite(actor: Actor, id: string): Promise<void> {
  permit(actor, 'write_user')
  if (!isUuid(id)) throw new PatchbayError('not_found')
  await transaction(async (tx) => {
    const invite = await store.revokeInvite(tx, id, new Date())
    if (!invite) throw new PatchbayError('not_found')
    await recordEvent(tx, actor, { type: 'user.invite_revoked', target: invite.email })
  })
}
