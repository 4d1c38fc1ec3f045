import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { acceptName, formatConnectionKey } from '@/lib/core/connection-key'
import { nameTaken } from '@/lib/operations/add-connection'
import { recordEvent } from '@/lib/operations/record-event'
import { requireSubjectConnection } from '@/lib/operations/subject-connection'
import { updateConnection } from '@/lib/store/connections'
import { isUniqueViolation, transaction } from '@/lib/store/database'

/**
 * Gives one of the subject's or their group's connections another name. Throws `not_found`, `empty_name`, `invalid_name`
 * or `already_exists`.
 */
export async function renameSubjectConnection(actor: Actor, id: string, wanted: string): Promise<void> {
  const connection = await requireSubjectConnection(actor, id)
  const name = acceptName(wanted)
  if (name === connection.name) return
  const { integrationId, integration } = connection
  try {
    await transaction(async (tx) => {
      await updateConnection(tx, connection.id, { name })
      await recordEvent(tx, actor, {
        ...{ type: 'connection.renamed', integrationId, connectionId: connection.id },
        ...{ target: formatConnectionKey(integration.slug, name), detail: { before: connection.name } },
      })
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw nameTaken(name)
  }
}
