import { type Owner, ownerFor } from '@/lib/core/ownership'
import { credentialPlace } from '@/lib/operations/open-credential'
import { writeCredential } from '@/lib/store/connections'
import { database, transaction } from '@/lib/store/database'
import { createConnection } from '@/lib/store/named-connections'
import { seal } from '@/lib/vault/seal'

/** An empty connection of a subject, or of the group that they are in. Answers its id. */
export function addFor(
  subject: { id: string; groupId: string | null },
  integrationId: string,
  name = 'default',
): Promise<string> {
  return addOf(ownerFor(subject), integrationId, name)
}

/** An empty connection of any owner's. Answers its id. */
export function addOf(owner: Owner, integrationId: string, name = 'default'): Promise<string> {
  return createConnection(database(), integrationId, name, owner)
}

/** Gives a connection a grant, as a consent would have. */
export async function grantTo(
  id: string,
  grant: { accessToken: string; refreshToken: string | null },
  { expiresInMs = 3_600_000, at = new Date() }: { expiresInMs?: number; at?: Date } = {},
): Promise<void> {
  const { credentialVersion } = await database().connection.findUniqueOrThrow({ where: { id } })
  const credential = {
    ...{
      type: 'oauth2',
      tokenType: 'Bearer',
      accessToken: grant.accessToken,
      refreshToken: grant.refreshToken,
    },
    obtainedAt: new Date(at.getTime() - 3_600_000).toISOString(),
  }
  const write = {
    credential: seal(credentialPlace(id, credentialVersion + 1), JSON.stringify(credential)),
    ...{ credentialType: 'oauth2', tokenType: 'Bearer', hasRefreshToken: grant.refreshToken !== null },
    ...{ expiresAt: new Date(Date.now() + expiresInMs), refreshExpiresAt: null, refreshAt: null },
    ...{ grantedScopes: ['read'], data: {} },
  }
  await transaction((tx) => writeCredential(tx, id, credentialVersion, write, at))
}
