'use server'

import { z } from 'zod'
import { parseInput } from '@/app/parse-input'
import { type NewApiKeyInput, newApiKeySchema } from '@/lib/contract/api-key'
import { expiryAfter } from '@/lib/core/api-key'
import { createApiKey } from '@/lib/operations/create-api-key'
import { revokeApiKey } from '@/lib/operations/revoke-api-key'
import { updateApiKey } from '@/lib/operations/update-api-key'
import { action } from '@/lib/web/action'

const id = z.string().max(64)
const renameInput = z.strictObject({ id, name: z.string().max(200) })

export async function makeApiKeyAction(input: NewApiKeyInput) {
  return action((actor) => {
    const { expiresInDays, ...key } = parseInput(newApiKeySchema, input)
    return createApiKey(actor, { ...key, expiresAt: expiryAfter(expiresInDays, new Date()) })
  })
}

export async function renameApiKeyAction(input: { id: string; name: string }) {
  return action((actor) => {
    const { id, name } = parseInput(renameInput, input)
    return updateApiKey(actor, id, { name })
  })
}

export async function revokeApiKeyAction(key: string) {
  return action((actor) => revokeApiKey(actor, parseInput(id, key)))
}
