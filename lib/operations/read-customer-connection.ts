import 'server-only'
import type { CredentialQuery } from '@/lib/contract/credential'
import type { PlatformAnswer } from '@/lib/contract/platform'
import type { Actor } from '@/lib/core/actor'
import { isUuid } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { providerOf } from '@/lib/operations/find-provider'
import { readAvailable } from '@/lib/operations/read-available'
import { viewBothShapes } from '@/lib/operations/view-platform'
import { findCustomerConnection } from '@/lib/store/subject-connections'

/**
 * One connection of any subject or group by its id, with its credential while it is active; the organisation's and its
 * users' own are not read here. Throws `not_found`, `forbidden` or `audit_unavailable`.
 */
export async function readCustomerConnection(
  actor: Actor,
  id: string,
  query: CredentialQuery,
): Promise<PlatformAnswer> {
  permit(actor, 'read_subject_credentials')
  const connection = isUuid(id) ? await findCustomerConnection(id.toLowerCase()) : null
  if (!connection) throw new PatchbayError('not_found')
  permit(actor, 'read_subject_credentials', connection.integrationId)
  const provider = await providerOf(connection.integration)
  const told = await readAvailable(actor, connection, provider, query)
  if (!told) throw new PatchbayError('not_found')
  return viewBothShapes(told)
}
