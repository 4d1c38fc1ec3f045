import 'server-only'
import type { ConnectionKey } from '@/lib/core/connection-key'
import { pool } from '@/lib/store/database'

/** What a read of a credential needs, in one row. Times are the milliseconds that remain by the database's clock. */
export interface CredentialRow {
  id: string
  name: string
  integrationId: string
  integrationSlug: string
  providerKey: string
  integrationEnabled: boolean
  enabled: boolean
  integrationFault: string | null
  credential: Buffer | null
  credentialVersion: number
  hasRefreshToken: boolean
  expiresAt: Date | null
  grantedScopes: string[]
  validationStatus: 'ok' | 'error' | null
  validationCode: string | null
  validationReason: string | null
  /** The database's clock. */
  now: Date
  validMs: number | null
  /** Of the pause after a failure. */
  heldMs: number
  /** An answer was lost: the refresh token is not used again while the access token serves. */
  isBet: boolean
}

const columns = `
  c.id, c.name, c."integrationId", i.slug as "integrationSlug", i."providerKey", i.enabled as "integrationEnabled", c.enabled,
  i."faultCode" as "integrationFault", c.credential, c."credentialVersion",
  (c."hasRefreshToken" and c."refusedCode" is null) as "hasRefreshToken", c."expiresAt", c."grantedScopes",
  c."validationStatus", c."validationCode", c."validationReason", clock_timestamp() as now,
  (extract(epoch from c."expiresAt" - clock_timestamp()) * 1000)::float8 as "validMs",
  greatest(0, coalesce(extract(epoch from greatest(c."retryAt", i."faultRetryAt") - clock_timestamp()) * 1000, 0))::float8
    as "heldMs",
  (c."sentVersion" = c."credentialVersion" and c."sentCount" > 0 and c.rotates is distinct from false
    and (c."leaseUntil" is null or c."leaseUntil" < clock_timestamp())) is true as "isBet"
  from "Connection" c join "Integration" i on i.id = c."integrationId"`

/** The credential of one of the organisation's connections by its key, or of any by its id; one prepared statement. */
export async function readCredentialRow(key: ConnectionKey): Promise<CredentialRow | null> {
  const query =
    key.by === 'id'
      ? { name: 'credential by id', text: `select ${columns} where c.id = $1::uuid`, values: [key.id] }
      : {
          name: 'credential by name',
          text: `select ${columns} where i.slug = $1 and c.name = $2 and c."ownerType" = 'organisation'`,
          values: [key.slug, key.name],
        }
  const { rows } = await pool().query<CredentialRow>(query)
  return rows[0] ?? null
}
