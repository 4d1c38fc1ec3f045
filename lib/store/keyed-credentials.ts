import 'server-only'
import type { ConnectionKey } from '@/lib/core/connection-key'
import { once } from '@/lib/once'
import { CREDENTIAL_COLUMNS, type CredentialRow } from '@/lib/store/credentials'
import { pool } from '@/lib/store/database'

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

interface Waiting {
  keyId: string
  connection: ConnectionKey
  found: (row: KeyedCredential) => void
  failed: (error: unknown) => void
}

/** Statements at a time, so that what is asked for meanwhile is one more, and not many. Rows of one statement. */
const AT_ONCE = 1
const MOST = 200

const reading = () => once('keyed credential reading', () => ({ waiting: [] as Waiting[], underWay: 0 }))

/**
 * An API key by its public id and, by one statement, a connection: one of the organisation's by its name, or any by its
 * id. Asked for while other reads are under way, it is read together with what else waits, and never before it was
 * asked for: a key that is revoked opens nothing from then on.
 */
export function readKeyedCredential(keyId: string, connection: ConnectionKey): Promise<KeyedCredential> {
  const { waiting } = reading()
  return new Promise((found, failed) => {
    waiting.push({ keyId, connection, found, failed })
    if (waiting.length === 1) queueMicrotask(readNext)
  })
}

function readNext(): void {
  const state = reading()
  while (state.underWay < AT_ONCE && state.waiting.length > 0) {
    const batch = state.waiting.splice(0, MOST)
    state.underWay++
    readBatch(batch)
      .catch((error) => {
        for (const { failed } of batch) failed(error)
      })
      .finally(() => {
        state.underWay--
        readNext()
      })
  }
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

async function readBatch(batch: readonly Waiting[]): Promise<void> {
  const values = [
    batch.map(({ keyId }) => keyId),
    batch.map(({ connection }) => (connection.by === 'id' ? connection.id : null)),
    batch.map(({ connection }) => (connection.by === 'name' ? connection.slug : null)),
    batch.map(({ connection }) => (connection.by === 'name' ? connection.name : null)),
  ]
  const { rows } = await pool().query<Row>({ name: 'keyed credentials', text: READ, values })
  for (const [place, { found }] of batch.entries()) found(split(rows[place]))
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
