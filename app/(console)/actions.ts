'use server'

import { z } from 'zod'
import { parseInput } from '@/app/parse-input'
import type { Connecting } from '@/lib/contract/connection'
import type { ActionResult } from '@/lib/contract/error'
import {
  type IntegrationChange,
  type IntegrationView,
  integrationChangeSchema,
  newIntegrationSchema,
} from '@/lib/contract/integration'
import { type Change, changeSchema } from '@/lib/contract/person'
import { providerDefinitionSchema, providerDiscoverySchema } from '@/lib/contract/provider'
import { type KeyInput, type Setup, setupSchema } from '@/lib/contract/setup'
import { CONNECT_WAYS, type ConnectWay } from '@/lib/core/connect-way'
import { createIntegration } from '@/lib/operations/create-integration'
import { createProvider } from '@/lib/operations/create-provider'
import { deleteIntegration } from '@/lib/operations/delete-integration'
import { disconnectConnection } from '@/lib/operations/disconnect-connection'
import { resolveReplacement } from '@/lib/operations/resolve-replacement'
import { saveSetup } from '@/lib/operations/save-setup'
import { updateConnection } from '@/lib/operations/update-connection'
import { updateIntegration } from '@/lib/operations/update-integration'
import { validateConnection } from '@/lib/operations/validate-connection'
import { withdrawDeviceCode } from '@/lib/operations/withdraw-device-code'
import { action } from '@/lib/web/action'
import { beginConnect } from '@/lib/web/begin-connect'

const key = z.string().max(200)
const setupInput = z.strictObject({ integration: key, setup: setupSchema })
const connectInput = z.strictObject({
  integration: key,
  connection: key.optional(),
  way: z.enum(CONNECT_WAYS).optional(),
  account: z.string().max(2048).optional(),
})
const integrationChangeInput = z.strictObject({ integration: key, change: integrationChangeSchema })
const connectionChangeInput = z.strictObject({ connection: key, change: changeSchema })
const replacementInput = z.strictObject({ authorizationId: key, choice: z.enum(['replace', 'discard']) })

export async function createProviderAction(input: object) {
  return action((actor) => {
    const schema = 'discoveryUrl' in input ? providerDiscoverySchema : providerDefinitionSchema
    return createProvider(actor, parseInput(schema, input))
  })
}

export async function createIntegrationAction(input: {
  provider: string
  slug: string
  name: string
  mode?: IntegrationView['mode']
  key?: KeyInput
}) {
  return action((actor) => createIntegration(actor, parseInput(newIntegrationSchema, input)))
}

export async function saveSetupAction(input: { integration: string; setup: Setup }) {
  return action((actor) => {
    const { integration, setup } = parseInput(setupInput, input)
    return saveSetup(actor, integration, setup)
  })
}

export async function deleteIntegrationAction(integration: string) {
  return action((actor) => deleteIntegration(actor, parseInput(key, integration)))
}

export async function beginConnectAction(input: {
  integration: string
  connection?: string | undefined
  way?: ConnectWay | undefined
  account?: string | undefined
}): Promise<ActionResult<Connecting>> {
  const parsed = connectInput.safeParse(input)
  if (!parsed.success) return action(async () => parseInput(connectInput, input) && { url: '' })
  return beginConnect(parsed.data)
}

export async function withdrawCodeAction(connection: string) {
  return action((actor) => withdrawDeviceCode(actor, parseInput(key, connection)))
}

export async function testConnectionAction(connection: string) {
  return action((actor) => validateConnection(actor, parseInput(key, connection)))
}

export async function disconnectAction(connection: string) {
  return action((actor) => disconnectConnection(actor, parseInput(key, connection)))
}

export async function resolveReplacementAction(input: {
  authorizationId: string
  choice: 'replace' | 'discard'
}) {
  return action((actor) => {
    const { authorizationId, choice } = parseInput(replacementInput, input)
    return resolveReplacement(actor, authorizationId, choice)
  })
}

export async function updateIntegrationAction(input: { integration: string; change: IntegrationChange }) {
  return action((actor) => {
    const { integration, change } = parseInput(integrationChangeInput, input)
    return updateIntegration(actor, integration, change)
  })
}

export async function updateConnectionAction(input: { connection: string; change: Change }) {
  return action((actor) => {
    const { connection, change } = parseInput(connectionChangeInput, input)
    return updateConnection(actor, connection, change)
  })
}
