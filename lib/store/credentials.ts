import 'server-only'
import type { ConnectionKey } from '@/lib/core/connection-key'
import type { Owner } from '@/lib/core/ownership'
import { pool } from '@/lib/store/database'
import { together } from '@/lib/store/together'

/** What a read of a credential needs, in one row. Times are the milliseconds that remain by the database's clock. */
export interface CredentialRow {
  id: string
  name: string
  ownerType: Owner['ownerType']
  integrationId: string
  integrationSlug: string
  mode: 'shared' | 'per_user'
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
  /** Moves with every change to the connection, its integration or its own provider. */
  stamp: string
  /** An answer was lost: the refresh token is not used again while the access token serves. */
  isBet: boolean
}

/** Which rows these are, of `c` and `i` as below: PostgreSQL writes a new one at every change. */
export const STAMP = `concat_ws('.', c.xmin, i.xmin,
  (select own.xmin from "CustomProvider" own where own.key = i."providerKey"))`

/** What a read of a credential needs, of `c`, a connection, and `i`, its integration. */
export const CREDENTIAL_COLUMNS = `
  c.id, c.name, c."ownerType", c."integrationId", i.slug as "integrationSlug", i.mode, i."providerKey",
  i.enabled as "integrationEnabled", c.enabled,
  i."faultCode" as "integrationFault", c.credential, c."credentialVersion",
  (c."hasRefreshToken" and c."refusedCode" is null) as "hasRefreshToken", c."expiresAt", c."grantedScopes",
  c."validationStatus", c."validationCode", c."validationReason", clock_timestamp() as now,
  (extract(epoch from c."expiresAt" - clock_timestamp()) * 1000)::float8 as "validMs",
  greatest(0, coalesce(extract(epoch from greatest(c."retryAt", i."faultRetryAt") - clock_timestamp()) * 1000, 0))::float8
    as "heldMs",
  (c."sentVersion" = c."credentialVersion" and c."sentCount" > 0 and c.rotates is distinct from false
    and (c."leaseUntil" is null or c."leaseUntil" < clock_timestamp())) is true as "isBet",
  ${STAMP} as stamp`

const columns = `${CREDENTIAL_COLUMNS} from "Connection" c join "Integration" i on i.id = c."integrationId"`

/**
 * The credential of one of the organisation's connections by its key, or of any by its id, together with others that
 * are asked for at the same time; null when there is none.
 */
export const readCredentialRow = together('credential reading', {
  // The rest of the pool is for others.
  atOnce: 3,
  most: 200,
  nameOf,
  read: async (keys: ConnectionKey[]): Promise<(CredentialRow | null)[]> => {
    const rows = await readRows(keys)
    const byName = new Map(rows.flatMap((row) => namesOf(row).map((name) => [name, row] as const)))
    return keys.map((key) => byName.get(nameOf(key)) ?? null)
  },
})

async function readRows(keys: readonly ConnectionKey[]): Promise<CredentialRow[]> {
  const ids = keys.flatMap((key) => (key.by === 'id' ? [key.id] : []))
  const named = keys.flatMap((key) => (key.by === 'name' ? [key] : []))
  const byId = { name: 'credentials by id', text: `select ${columns} where c.id = any($1::uuid[])` }
  const byName = {
    name: 'credentials by name',
    text: `select ${columns} where (i.slug, c.name) in (select * from unnest($1::text[], $2::text[]))
      and c."ownerType" = 'organisation'`,
  }
  const [some, others] = await Promise.all([
    ids.length > 0 ? pool().query<CredentialRow>({ ...byId, values: [ids] }) : null,
    named.length > 0
      ? pool().query<CredentialRow>({
          ...byName,
          values: [named.map(({ slug }) => slug), named.map(({ name }) => name)],
        })
      : null,
  ])
  return [...(some?.rows ?? []), ...(others?.rows ?? [])]
}

function nameOf(key: ConnectionKey): string {
  return key.by === 'id' ? key.id : `${key.slug}:${key.name}`
}

function namesOf({ id, integrationSlug, name }: CredentialRow): string[] {
  return [id, `${integrationSlug}:${name}`]
}
