'use server'

import { z } from 'zod'
import { parseInput } from '@/app/parse-input'
import { type NewInvite, newInviteSchema, roleSchema } from '@/lib/contract/person'
import type { Role } from '@/lib/core/roles'
import { changeRole, disableUser, enableUser } from '@/lib/operations/change-person'
import { inviteUser } from '@/lib/operations/invite-user'
import { revokeInvite } from '@/lib/operations/revoke-invite'
import { action } from '@/lib/web/action'

const id = z.string().max(64)
const roleInput = z.strictObject({ id, role: roleSchema })

export async function inviteAction(input: NewInvite) {
  return action((actor) => inviteUser(actor, parseInput(newInviteSchema, input)))
}

export async function withdrawInviteAction(invite: string) {
  return action((actor) => revokeInvite(actor, parseInput(id, invite)))
}

export async function changeRoleAction(input: { id: string; role: Role }) {
  return action((actor) => {
    const { id, role } = parseInput(roleInput, input)
    return changeRole(actor, id, role)
  })
}

export async function disablePersonAction(person: string) {
  return action((actor) => disableUser(actor, parseInput(id, person)))
}

export async function enablePersonAction(person: string) {
  return action((actor) => enableUser(actor, parseInput(id, person)))
}
