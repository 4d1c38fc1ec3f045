import 'server-only'
import type { Provider } from '@/lib/core/provider'
import { STAMP } from '@/lib/store/credentials'
import { pool } from '@/lib/store/database'
import type { IntegrationRecord } from '@/lib/store/integrations'

/** All that says where a connection's requests go, as it stood at one moment. */
export interface DestinationRow {
  /** Of that moment, as `CredentialRow` has it. */
  stamp: string
  integration: IntegrationRecord
  /** What the account has of its own. */
  setup: unknown
  /** What was kept of the token response. */
  data: Record<string, unknown>
  connectionApiBase: string | null
  /** Of the organisation's own provider; null for a shipped one. */
  definition: Provider | null
  /** Whose connection it is, where it is a person's. */
  owner: { id: string; email: string; name: string } | null
}

type Row = IntegrationRecord & Omit<DestinationRow, 'integration' | 'setup'> & { ownSetup: unknown }

const READ = `
  select i.*, ${STAMP} as stamp, c.data, c.setup as "ownSetup", c."apiBase" as "connectionApiBase", p.definition,
    case when u.id is not null then jsonb_build_object('id', u.id, 'email', u.email, 'name', u.name) end as owner
  from "Connection" c join "Integration" i on i.id = c."integrationId"
  left join "CustomProvider" p on p.key = i."providerKey"
  left join "User" u on c."ownerType" = 'user' and u.id::text = c."ownerId" where c.id = $1::uuid`

/** Reads it all by one statement, so that it belongs together; null when the connection is gone. */
export async function readDestination(connectionId: string): Promise<DestinationRow | null> {
  const { rows } = await pool().query<Row>({ name: 'destination', text: READ, values: [connectionId] })
  const [row] = rows
  if (!row) return null
  const { stamp, data, ownSetup: setup, connectionApiBase, definition, owner, ...integration } = row
  return { stamp, data, setup, connectionApiBase, definition, owner, integration }
}

/** The slug of an integration by its id; null when there is none. */
export async function findSlug(integrationId: string): Promise<string | null> {
  const { rows } = await pool().query<{ slug: string }>({
    name: 'slug',
    text: 'select slug from "Integration" where id = $1::uuid',
    values: [integrationId],
  })
  return rows[0]?.slug ?? null
}
