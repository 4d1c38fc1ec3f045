import 'server-only'
import type { Provider } from '@/lib/core/provider'
import type { RefreshableConnection } from '@/lib/store/connections'
import { pool } from '@/lib/store/database'
import { Prisma } from '@/prisma/generated/client'

/** A connection as its refresh needs it, and the organisation's own provider where it is of one. */
export interface Refreshable {
  connection: RefreshableConnection
  ownProvider: Provider | null
}

const OF_CONNECTION = Object.keys(Prisma.ConnectionScalarFieldEnum)
const OF_INTEGRATION = Object.keys(Prisma.IntegrationScalarFieldEnum)

/** One statement, because a place at the provider is held meanwhile. */
const READ = `
  select ${OF_CONNECTION.map((column) => `c."${column}"`).join(', ')},
    ${OF_INTEGRATION.map((column) => `i."${column}"`).join(', ')},
    (select own.definition from "CustomProvider" own where own.key = i."providerKey")
  from "Connection" c join "Integration" i on i.id = c."integrationId" where c.id = $1::uuid`

/** Reads what a refresh needs; null when the connection is gone. */
export async function readRefreshable(id: string): Promise<Refreshable | null> {
  const { rows } = await pool().query<unknown[]>({
    name: 'refreshable',
    text: READ,
    values: [id],
    rowMode: 'array',
  })
  const [row] = rows
  if (!row) return null
  const ofIntegration = row.slice(OF_CONNECTION.length)
  const connection = { ...named(OF_CONNECTION, row), integration: named(OF_INTEGRATION, ofIntegration) }
  return {
    connection: connection as RefreshableConnection,
    ownProvider: ofIntegration[OF_INTEGRATION.length] as Provider | null,
  }
}

function named(columns: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(columns.map((column, place) => [column, values[place]]))
}
