import 'server-only'
import type { ConnectionView } from '@/lib/contract/connection'
import type { Actor } from '@/lib/core/actor'
import { acceptName, formatConnectionKey } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { readConnection } from '@/lib/operations/read-connection'
import { requireIntegration } from '@/lib/operations/read-integration'
import { recordEvent } from '@/lib/operations/record-event'
import { isUniqueViolation, transaction } from '@/lib/store/database'
import { createConnection } from '@/lib/store/named-connections'

/**
 * Adds a named connection to an integration, with no credential yet. Throws `not_found`, `empty_name`, `invalid_name` or
 * `already_exists`.
 */
export async function addConnection(actor: Actor, idOrSlug: string, name: string): Promise<ConnectionView> {
  const { integration } = await requireIntegration(actor, 'add_connection', idOrSlug)
  const accepted = acceptName(name)
  try {
    const id = await transaction(async (tx) => {
      const made = await createConnection(tx, integration.id, accepted)
      await recordEvent(tx, actor, {
        type: 'connection.added',
        integrationId: integration.id,
        connectionId: made,
        target: formatConnectionKey(integration.slug, accepted),
      })
      return made
    })
    return await readConnection(actor, id)
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw nameTaken(accepted)
  }
}

/** The error for a name that another connection of the integration has. */
export function nameTaken(name: string): PatchbayError {
  return new PatchbayError('already_exists', {
    params: { what: `A connection called ${name}` },
    fields: { name: 'This name is taken. Choose another one.' },
  })
}
