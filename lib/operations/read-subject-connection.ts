import 'server-only'
import type { CredentialQuery } from '@/lib/contract/credential'
import type { PlatformAnswer } from '@/lib/contract/platform'
import type { Actor } from '@/lib/core/actor'
import { type Owner, ofGroup, ownersFor } from '@/lib/core/ownership'
import { permit } from '@/lib/core/permission'
import { readBestAvailable } from '@/lib/operations/read-available'
import { readConnector } from '@/lib/operations/read-connector'
import { readGroup, readSubject } from '@/lib/operations/read-subject'
import { viewBothShapes, viewNoConnection } from '@/lib/operations/view-platform'
import { listLatestConnections } from '@/lib/store/subject-connections'

/**
 * The best available of a subject's connections to an integration, their group's among them, with its credential while
 * it is active. Who never connected is told so. Throws `unknown_subject`, `unknown_connector`, `forbidden` or
 * `audit_unavailable`.
 */
export async function readSubjectConnection(
  actor: Actor,
  externalId: string,
  slug: string,
  query: CredentialQuery,
): Promise<PlatformAnswer> {
  permit(actor, 'read_subject_credentials')
  return readOf(actor, ownersFor(await readSubject(actor, externalId)), slug, query)
}

/** The same of a group's own connections. Throws `unknown_group`, and as above. */
export async function readGroupConnection(
  actor: Actor,
  externalId: string,
  slug: string,
  query: CredentialQuery,
): Promise<PlatformAnswer> {
  permit(actor, 'read_subject_credentials')
  return readOf(actor, [ofGroup((await readGroup(actor, externalId)).id)], slug, query)
}

async function readOf(
  actor: Actor,
  owners: readonly Owner[],
  slug: string,
  query: CredentialQuery,
): Promise<PlatformAnswer> {
  const { integration, provider } = await readConnector(actor, 'read_subject_credentials', slug)
  const connections = await listLatestConnections(owners, integration.id)
  const best = await readBestAvailable(actor, connections, provider, query)
  return viewBothShapes(best ?? viewNoConnection(integration, provider, actor.locale))
}
