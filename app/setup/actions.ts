'use server'

import { z } from 'zod'
import { parseInput } from '@/app/parse-input'
import { createFirstAdmin } from '@/lib/operations/create-first-admin'
import { action } from '@/lib/web/action'

const input = z.strictObject({
  code: z.string().trim().max(100),
  email: z.string().max(254),
  name: z.string().max(200),
  password: z.string().max(1000),
})

export async function setUpAction(given: z.infer<typeof input>) {
  return action((actor) => createFirstAdmin(actor, parseInput(input, given)))
}
