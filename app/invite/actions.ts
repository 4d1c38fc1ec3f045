'use server'

import { z } from 'zod'
import { parseInput } from '@/app/parse-input'
import { acceptInvite } from '@/lib/operations/accept-invite'
import { action } from '@/lib/web/action'

const input = z.strictObject({
  token: z.string().max(100),
  name: z.string().max(200),
  password: z.string().max(1000),
})

export async function acceptInviteAction(given: z.infer<typeof input>) {
  return action((actor) => acceptInvite(actor, parseInput(input, given)))
}
