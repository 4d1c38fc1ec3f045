import 'server-only'
import type { Answered, IntegrationData } from '@/lib/contract/in-process'
import { setupSchema } from '@/lib/contract/setup'
import type { Actor } from '@/lib/core/actor'
import { DEFAULT_NAME, formatConnectionKey } from '@/lib/core/connection-key'
import { grantedOf } from '@/lib/core/credential'
import { isPatchbayError, PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { isTyped } from '@/lib/core/provider'
import { type StoredTokens, sortMembers } from '@/lib/core/stored-tokens'
import { addConnection } from '@/lib/operations/add-connection'
import { createIntegration } from '@/lib/operations/create-integration'
import { inProcess, refuse } from '@/lib/operations/in-process'
import { type Located, locateConnection, slugOf, tryParse } from '@/lib/operations/locate-connection'
import { tryOpenCredential } from '@/lib/operations/open-credential'
import { plannedTokens } from '@/lib/operations/plan-tokens'
import { readStored } from '@/lib/operations/read-stored'
import { recordEvent } from '@/lib/operations/record-event'
import { saveKey } from '@/lib/operations/save-key'
import { saveSetup } from '@/lib/operations/save-setup'
import { transaction } from '@/lib/store/database'
import { writeGiven } from '@/lib/store/given'
import { findIntegration } from '@/lib/store/integrations'

/**
 * Saves PhoenixKit's members by merge, each where it belongs: the application's to the integration, keys and tokens to
 * the connection; what is left out or blank stays, and what is new is unverified. Integration and connection are made
 * where there are none. Answers what is stored then. Refuses with `unknown_provider`, `invalid_provider_key`, `deleted`.
 */
export async function saveMembers(
  actor: Actor,
  key: string,
  members: Readonly<Record<string, unknown>>,
): Promise<Answered<IntegrationData>> {
  const made = await makeRoom(actor, key)
  if (!made.ok) return made
  const { connection, provider } = made.value
  const { integration } = connection
  const { fields, tokens } = sortMembers(members)
  const parsed = setupSchema.safeParse({ fields, outerSpaces: 'keep' })
  if (!parsed.success) return refuse('invalid_input', { message: 'Some fields need another look.' })
  const input = parsed.data
  const isGiven = Object.keys(fields).length > 0
  if (isTyped(provider)) await saveKey(actor, connection.id, { ...input, test: false })
  else if (isGiven) await saveSetup(actor, integration.slug, input)
  const { accessToken, refreshToken } = tokens
  if (!isTyped(provider) && (accessToken ?? refreshToken) !== undefined)
    await saveTokens(actor, made.value, tokens)
  return readStored(inProcess(), connection.id)
}

/** The connection that a key names, made where it may be. */
async function makeRoom(actor: Actor, key: string): Promise<Answered<Located>> {
  const located = await locateConnection(actor, key)
  if (located.ok || located.error.code !== 'not_configured') return located
  const name = tryParse(key)
  if (name?.by !== 'name') return refuse('invalid_provider_key')
  await ensureIntegration(actor, slugOf(key))
  if (name.name !== DEFAULT_NAME) await addConnection(actor, name.slug, name.name)
  return locateConnection(actor, key)
}

/** Makes a provider's first integration, unless it is there. Throws `not_found` where no provider is called so. */
export async function ensureIntegration(actor: Actor, slug: string): Promise<boolean> {
  if (await findIntegration(slug)) return false
  try {
    await createIntegration(actor, { provider: slug, slug })
    return true
  } catch (error) {
    // Somebody else was faster.
    if (isPatchbayError(error) && error.code === 'already_exists') return false
    throw error
  }
}

async function saveTokens(
  actor: Actor,
  { connection }: Located,
  { accessToken, refreshToken, tokenType, expiresAt, obtainedAt, scopes }: StoredTokens,
): Promise<void> {
  permit(actor, 'enter_key', connection.integrationId)
  const before = grantedOf(tryOpenCredential(connection))
  const token = accessToken ?? before?.accessToken
  if (token === undefined)
    throw new PatchbayError('invalid_input', {
      params: { what: 'Some fields need another look.' },
      fields: { access_token: 'Please fill this in.' },
    })
  const { id, credentialVersion, integration } = connection
  const isNew = token !== before?.accessToken
  // What is stored already is as verified as it was.
  if (!isNew && (refreshToken ?? before?.refreshToken) === before?.refreshToken) return
  const planned = plannedTokens(id, credentialVersion + 1, {
    accessToken: token,
    refreshToken: refreshToken ?? before?.refreshToken ?? null,
    tokenType: tokenType ?? before?.tokenType ?? 'Bearer',
    obtainedAt: obtainedAt ?? new Date(),
    expiresAt: expiresAt ?? (isNew ? null : connection.expiresAt),
    scopes: scopes ?? connection.grantedScopes,
  })
  const saved = await transaction(async (tx) => {
    if (!(await writeGiven(tx, id, credentialVersion, planned))) return false
    await recordEvent(tx, actor, {
      type: 'integration.setup_saved',
      integrationId: integration.id,
      connectionId: id,
      target: formatConnectionKey(integration.slug, connection.name),
      detail: { changed: ['access_token'] },
    })
    return true
  })
  if (!saved) throw new PatchbayError('changed_meanwhile')
}
