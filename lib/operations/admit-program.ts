import 'server-only'
import type { Actor, ApiKeyActor } from '@/lib/core/actor'
import { parseApiKey } from '@/lib/core/api-key'
import type { ConnectionKey } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { acceptKey } from '@/lib/operations/identify-api-key'
import type { CredentialRow } from '@/lib/store/credentials'
import { readKeyedCredential } from '@/lib/store/keyed-credentials'

/** A program that asks, as its request says. */
export interface Program extends Pick<Actor, 'requestId' | 'address' | 'locale'> {
  /** What it sent as its API key. */
  apiKey: string
}

/** Who holds the API key, and the connection that they ask for, read together by one statement. Throws `invalid_api_key`. */
export async function admitProgram(
  { apiKey, requestId, address, locale }: Program,
  connection: ConnectionKey,
): Promise<{ actor: Actor & ApiKeyActor; row: CredentialRow | null }> {
  const parsed = parseApiKey(apiKey)
  if (!parsed) throw new PatchbayError('invalid_api_key')
  const { key, credential } = await readKeyedCredential(parsed.id, connection)
  const who = acceptKey(parsed, key)
  if (!who) throw new PatchbayError('invalid_api_key')
  const { type, id, name, scopes, integrationIds } = who
  const actor: Actor & ApiKeyActor = { type, id, name, scopes, integrationIds, requestId, address }
  if (locale) actor.locale = locale
  return { actor, row: credential }
}
