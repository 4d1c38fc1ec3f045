'use server'

import { z } from 'zod'
import { parseInput } from '@/app/parse-input'
import { newConnectionSchema } from '@/lib/contract/connection'
import { type KeyInput, keyInputSchema, type Setup, setupSchema } from '@/lib/contract/setup'
import { addConnection } from '@/lib/operations/add-connection'
import { openPersonalConnection } from '@/lib/operations/open-personal-connection'
import { removeConnection } from '@/lib/operations/remove-connection'
import { saveKey } from '@/lib/operations/save-key'
import { testKey } from '@/lib/operations/test-key'
import { action } from '@/lib/web/action'

const key = z.string().max(200)
const keyInput = z.strictObject({ connection: key, key: keyInputSchema })
const testInput = z.strictObject({
  of: z.union([z.strictObject({ connection: key }), z.strictObject({ provider: key })]),
  setup: setupSchema,
})
const additionInput = newConnectionSchema.extend({ integration: key })

export async function saveKeyAction(input: { connection: string; key: KeyInput }) {
  return action((actor) => {
    const parsed = parseInput(keyInput, input)
    return saveKey(actor, parsed.connection, parsed.key)
  })
}

export async function testKeyAction(input: {
  of: { connection: string } | { provider: string }
  setup: Setup
}) {
  return action((actor) => {
    const { of, setup } = parseInput(testInput, input)
    return testKey(actor, of, setup)
  })
}

export async function addConnectionAction(input: { integration: string; name: string }) {
  return action((actor) => {
    const { integration, name } = parseInput(additionInput, input)
    return addConnection(actor, integration, name)
  })
}

export async function removeConnectionAction(connection: string) {
  return action((actor) => removeConnection(actor, parseInput(key, connection)))
}

export async function openPersonalConnectionAction(integration: string) {
  return action((actor) => openPersonalConnection(actor, parseInput(key, integration)))
}
