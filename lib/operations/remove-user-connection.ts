import 'server-only'
import type { UserAnswer } from '@/lib/contract/platform-user'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { listUserConnections, readUserConnectionById } from '@/lib/operations/read-user-connections'
import { removeSubjectConnection } from '@/lib/operations/remove-subject-connection'
import { viewUserAnswer } from '@/lib/operations/view-platform-user'

/** Removes the user's one connection to a connector, and answers it as it was. Throws `nothing_connected` or `several_connections`. */
export async function removeUserConnection(actor: Actor, slug: string): Promise<UserAnswer> {
  const [only, ...more] = (await listUserConnections(actor, { slug })).connections
  if (!only?.id) throw new PatchbayError('nothing_connected')
  if (more.length > 0)
    throw new PatchbayError('several_connections', { params: { what: only.connector.name } })
  await removeSubjectConnection(actor, only.id)
  return viewUserAnswer(without(only))
}

/** The same of one by its id. Throws `not_found`. */
export async function removeUserConnectionById(actor: Actor, id: string): Promise<UserAnswer> {
  const { connection } = await readUserConnectionById(actor, id)
  await removeSubjectConnection(actor, id)
  return viewUserAnswer(without(connection))
}

/** What was removed opens nothing any more. */
function without<T extends UserAnswer['connection']>(connection: T): T {
  const authorization = connection.authorization && {
    ...connection.authorization,
    ...{ access_token: null, credential: null },
  }
  return { ...connection, enabled: false, authorization }
}
