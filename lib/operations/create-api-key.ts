import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { formatApiKey, isApiKeyName } from '@/lib/core/api-key'
import { isUuid } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { isApiScope } from '@/lib/core/roles'
import { recordEvent } from '@/lib/operations/record-event'
import * as store from '@/lib/store/api-keys'
import { transaction } from '@/lib/store/database'
import { digest, randomId, randomToken } from '@/lib/vault/digest'

export interface NewApiKey {
  name: string
  scopes: readonly string[]
  /** None, or null: it is bound to no integration, and reaches every one. */
  integrationIds?: readonly string[] | null
  /** Null: it never ends. */
  expiresAt?: Date | null
}

/** Makes an API key. Its text is answered here and never again: only the digest is kept. Throws `invalid_input`. */
export async function createApiKey(actor: Actor, input: NewApiKey): Promise<{ id: string; key: string }> {
  permit(actor, 'write_api_key')
  const name = input.name.trim()
  refuseFaults({ ...input, name })
  const id = randomId(12)
  const secret = randomToken()
  const scopes = [...new Set(input.scopes)]
  const integrationIds = [...new Set(input.integrationIds ?? [])]
  const expiresAt = input.expiresAt ?? null
  await transaction(async (tx) => {
    await store.createApiKey(tx, {
      ...{ id, name, digest: digest(secret), scopes, integrationIds, expiresAt },
      createdBy: 'id' in actor ? actor.id : null,
    })
    await recordEvent(tx, actor, {
      type: 'api_key.created',
      target: name,
      detail: { id, scopes, integrationIds, expiresAt: expiresAt?.toISOString() ?? null },
    })
  })
  return { id, key: formatApiKey({ id, secret }) }
}

function refuseFaults({ name, scopes, integrationIds, expiresAt }: NewApiKey): void {
  const unknown = scopes.find((scope) => !isApiScope(scope))
  const fields = {
    ...(isApiKeyName(name) ? {} : { name: 'A name has 1 to 80 printable characters.' }),
    ...(scopes.length > 0 ? {} : { scopes: 'Choose at least one.' }),
    ...(unknown === undefined ? {} : { scopes: `There is no scope called ${unknown}.` }),
    ...((integrationIds ?? []).every(isUuid) ? {} : { integrationIds: 'Choose one of the list.' }),
    ...(expiresAt && expiresAt <= new Date() ? { expiresInDays: 'This time is over already.' } : {}),
  }
  const [first] = Object.values(fields)
  if (first) throw new PatchbayError('invalid_input', { params: { what: first }, fields })
}
