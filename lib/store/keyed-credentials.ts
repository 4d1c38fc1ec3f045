import 'server-only'
import type { ConnectionKey } from '@/lib/core/connection-key'
import { CREDENTIAL_COLUMNS, type CredentialRow } from '@/lib/store/credentials'
import { pool } from '@/lib/store/database'
import { together } from '@/lib/store/together'

/** An API key as its row stands now. */
export interface KeyRow {
  id: string
  name: string
  digest: Buffer
  scopes: string[]
  integrationIds: string[]
  /** Revoked or expired, by the database's clock. */
  over: boolean
}

/** The API key and the connection that a program asks with and for. */
export interface KeyedCredential {
  key: KeyRow | null
  credential: CredentialRow | null
}

/** What a program asks with, and for. */
interface Asked {
  keyId: string
  connection: ConnectionKey
}

const readTogether = together('keyed credential reading', {
  atOnce: 1,
  most: 200,
  nameOf: ({ keyId, connection }: Asked) =>
    connection.by === 'id' ? `${keyId} ${connection.id}` : `${keyId} ${connection.slug}:${connection.name}`,
  read: readBatch,
})

/**
 * An API key by its public id and, by one statement, a connection: one of the organisation's by its name, or any by its
 * id. A key that is revoked opens nothing from then on.
 */
export function readKeyedCredential(keyId: string, connection: ConnectionKey): Promise<KeyedCredential> {
  return readTogether({ keyId, connection })
}

/** One row for each that was asked for, in that order. */
const READ = `
  select k.id as "keyId", k.name as "keyName", k.digest, k.scopes, k."integrationIds",
    (k."revokedAt" is not null or coalesce(k."expiresAt" <= clock_timestamp(), false)) as over, found.*
  from unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) with ordinality
    as asked("keyId", "connectionId", slug, "connectionName", place)
  left join "ApiKey" k on k.id = asked."keyId"
  left join lateral (
    select ${CREDENTIAL_COLUMNS} from "Connection" c join "Integration" i on i.id = c."integrationId"
    where asked."connectionId" is not null and c.id = asked."connectionId"
    union all
    select ${CREDENTIAL_COLUMNS} from "Connection" c join "Integration" i on i.id = c."integrationId"
    where asked."connectionId" is null and i.slug = asked.slug and c.name = asked."connectionName"
      and c."ownerType" = 'organisation'
  ) as found on true
  order by asked.place`

type Row = Partial<CredentialRow> &
  Omit<KeyRow, 'id' | 'name'> & { keyId: string | null; keyName: string | null }

async function readBatch(asked: readonly Asked[]): Promise<KeyedCredential[]> {
  const values = [
    asked.map(({ keyId }) => keyId),
    asked.map(({ connection }) => (connection.by === 'id' ? connection.id : null)),
    asked.map(({ connection }) => (connection.by === 'name' ? connection.slug : null)),
    asked.map(({ connection }) => (connection.by === 'name' ? connection.name : null)),
  ]
  const { rows } = await pool().query<Row>({ name: 'keyed credentials', text: READ, values })
  return asked.map((_, place) => split(rows[place]))
}

function split(row: Row | undefined): KeyedCredential {
  if (!row) return { key: null, credential: null }
  const { keyId, keyName, digest, scopes, integrationIds, over, ...credential } = row
  return {
    key:
      keyId === null || keyName === null
        ? null
        : { id: keyId, name: keyName, digest, scopes, integrationIds, over },
    credential: credential.id == null ? null : (credential as CredentialRow),
  }
}
