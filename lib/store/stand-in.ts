import 'server-only'
import type { Status } from '@/lib/core/status'
import { CREDENTIAL_COLUMNS, type CredentialRow } from '@/lib/store/credentials'
import { database } from '@/lib/store/database'
import { statusSql } from '@/lib/store/status-sql'
import { Prisma } from '@/prisma/generated/client'

const CONNECTED: readonly Status[] = ['connected', 'degraded']

/**
 * Which of an integration's own connections serves where its default one has no credential: connected ones come first,
 * then by name. Null: none has a credential.
 */
export async function readStandIn(slug: string): Promise<CredentialRow | null> {
  const rows = await database().$queryRaw<CredentialRow[]>`
    select ${Prisma.raw(CREDENTIAL_COLUMNS)} from "Connection" c join "Integration" i on i.id = c."integrationId"
    where i.slug = ${slug} and c."ownerType" = 'organisation' and c.enabled and c.credential is not null
    order by (${statusSql(new Date())}) = any(${[...CONNECTED]}) desc, c.name limit 1`
  return rows[0] ?? null
}
