import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { formatApiKey } from '@/lib/core/api-key'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { API_SCOPES, type ApiScope } from '@/lib/core/roles'
import { hasUnprintable } from '@/lib/core/text'
import { recordEvent } from '@/lib/operations/record-event'
import * as store from '@/lib/store/api-keys'
import { transaction } from '@/lib/store/database'
import { digest, randomId, randomToken } from '@/lib/vault/digest'

export interface NewApiKey {
  name: string
  scopes: readonly string[]
  integrationIds?: readonly string[]
  expiresAt?: Date | null
}

/** Makes an API key. Its text is answered here and never again: only the digest is kept. Throws `invalid_input`. */
export async function createApiKey(actor: Actor, input: NewApiKey): Promise<{ id: string; key: string }> {
  permit(actor, 'write_api_key')
  const name = input.name.trim()
  const unknown = input.scopes.filter((scope) => !API_SCOPES.includes(scope as ApiScope))
  const fields = {
    ...(name.length > 0 && name.length <= 80 && !hasUnprintable(name)
      ? {}
      : { name: 'A name has 1 to 80 printable characters.' }),
    ...(unknown.length === 0 && input.scopes.length > 0
      ? {}
      : { scopes: `Choose from ${API_SCOPES.join(', ')}.` }),
  }
  const first = Object.values(fields)[0]
  if (first) throw new PatchbayError('invalid_input', { params: { what: first }, fields })

  const id = randomId(12)
  const secret = randomToken()
  await transaction(async (tx) => {
    await store.createApiKey(tx, {
      id,
      name,
      digest: digest(secret),
      scopes: [...input.scopes],
      integrationIds: [...(input.integrationIds ?? [])],
      expiresAt: input.expiresAt ?? null,
      createdBy: 'id' in actor ? actor.id : null,
    })
    await recordEvent(tx, actor, {
      type: 'api_key.created',
      target: name,
      detail: { id, scopes: input.scopes },
    })
  })
  return { id, key: formatApiKey({ id, secret }) }
}
