import 'server-only'
import type { SavedKey } from '@/lib/contract/connection'
import type { KeyInput } from '@/lib/contract/setup'
import type { Actor } from '@/lib/core/actor'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { FAILURES } from '@/lib/core/failures'
import { permitUse } from '@/lib/core/ownership'
import { permit } from '@/lib/core/permission'
import type { Provider } from '@/lib/core/provider'
import { identifyKey } from '@/lib/operations/identify-key'
import { credentialPlace } from '@/lib/operations/open-credential'
import { type PlannedKey, planKey } from '@/lib/operations/plan-key'
import { readConnection, requireConnection } from '@/lib/operations/read-connection'
import { recordEvent } from '@/lib/operations/record-event'
import { type Finding, recordValidation, viewResult } from '@/lib/operations/record-validation'
import { tryKey } from '@/lib/operations/try-key'
import { viewFailure } from '@/lib/operations/view-connection'
import { findConnection } from '@/lib/store/connections'
import { type Db, transaction } from '@/lib/store/database'
import { writeKey } from '@/lib/store/keys'
import { seal } from '@/lib/vault/seal'

/**
 * Saves a typed key by merge: a blank secret keeps the stored one. Unless told not to, the provider is asked first, and
 * one that refuses the key is told by `credential_refused`, with nothing stored, unless it is kept as a `draft`. A key
 * that nobody could ask about is saved, and stays unverified. Throws as `planKey` does, or `changed_meanwhile`.
 */
export async function saveKey(actor: Actor, key: string, input: KeyInput): Promise<SavedKey> {
  const { connection, provider } = await requireConnection(actor, key)
  permit(actor, 'enter_key', connection.integrationId)
  permitUse(actor, connection)
  const planned = planKey(actor, provider, connection, input)
  const finding = await examineKey(actor, provider, planned, input)
  const saved = await transaction((tx) => writePlannedKey(tx, actor, connection, planned))
  if (!saved) throw new PatchbayError('changed_meanwhile')
  return settleKey(actor, connection.id, provider, finding)
}

/** What the provider says of a key that is about to be saved; null: it was not to be asked. Throws `credential_refused`. */
export async function examineKey(
  actor: Actor,
  provider: Provider,
  { credential }: PlannedKey,
  { test = true, draft = false }: KeyInput,
): Promise<Finding | null> {
  const finding = test ? await tryKey(provider, credential) : null
  const failure = finding?.failure
  if (!failure || draft || FAILURES[failure.code].kind === 'transient') return finding
  const { message, next } = viewFailure(failure.code, provider, JSON.stringify(failure.params), actor.locale)
  throw new PatchbayError('credential_refused', {
    params: { what: `${message} ${next}` },
    refusal: { message, next, words: finding.detail },
    cause: failure,
  })
}

/** Writes a planned key, and that it was saved. False: the connection has another credential by now. */
export async function writePlannedKey(
  tx: Db,
  actor: Actor,
  connection: {
    id: string
    name: string
    credentialVersion: number
    integration: { id: string; slug: string }
  },
  { credential, open, savedSecrets, changed }: PlannedKey,
): Promise<boolean> {
  const { id, credentialVersion, integration } = connection
  const write = {
    credential: seal(credentialPlace(id, credentialVersion + 1), JSON.stringify(credential)),
    credentialType: credential.type,
    setup: open,
    savedSecrets,
  }
  if (!(await writeKey(tx, id, credentialVersion, write, new Date()))) return false
  await recordEvent(tx, actor, {
    type: 'integration.setup_saved',
    integrationId: integration.id,
    connectionId: id,
    target: formatConnectionKey(integration.slug, connection.name),
    detail: { changed },
  })
  return true
}

/** Records what the provider said of a key that has been saved, and whose it is. */
export async function settleKey(
  actor: Actor,
  connectionId: string,
  provider: Provider,
  finding: Finding | null,
): Promise<SavedKey> {
  const connection = finding && (await findConnection({ by: 'id', id: connectionId }))
  if (!connection) return { check: null, connection: await readConnection(actor, connectionId) }
  const check = await recordValidation(actor, { connection, provider }, finding, 'person')
  if (!finding.failure && provider.identity) await identifyKey(actor, connection, provider)
  return viewResult(actor, connectionId, provider, check)
}
