import pg from 'pg'

/** Rows for each integration. */
const EACH = 10

/** Adds connections until there are `total`, of every kind that a list shows: most work, some are broken or new. */
export async function fillConnections(databaseUrl: string, total: number): Promise<void> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    const { rows } = await client.query<{ count: string }>('select count(*) from "Connection"')
    const from = Number(rows[0]?.count ?? 0)
    await client.query(INTEGRATIONS, [Math.floor(from / EACH), Math.ceil(total / EACH) - 1])
    await client.query(CONNECTIONS, [from, total - 1, EACH])
    await client.query(CHECKS)
    await client.query('analyze')
  } finally {
    await client.end()
  }
}

const INTEGRATIONS = `
  insert into "Integration" (id, slug, name, "providerKey", "updatedAt")
  select gen_random_uuid(), 'service-' || n, 'Service ' || n,
    (array['github', 'gitlab', 'google', 'hubspot', 'microsoft', 'notion', 'slack', 'zoom'])[1 + n % 8], now()
  from generate_series($1::int, $2::int) as n
  on conflict (slug) do nothing`

const CONNECTIONS = `
  insert into "Connection" (id, "integrationId", name, credential, "validationStatus", "validationCode",
    "validatedAt", "connectedAt", "accountName", "accountEmail", "updatedAt")
  select gen_random_uuid(), i.id, case when n % $3 = 0 then 'default' else 'team-' || n end,
    case when n % 10 = 9 then null else 'sealed'::bytea end,
    (case when n % 10 = 9 then null when n % 20 = 7 then 'error' else 'ok' end)::"ValidationStatus",
    case when n % 20 = 7 then 'token_revoked' end,
    now() - n * interval '1 second', now() - interval '3 days',
    'Person ' || n, 'person-' || n || '@example.com', now()
  from generate_series($1::int, $2::int) as n
  join "Integration" i on i.slug = 'service-' || n / $3`

const CHECKS = `
  insert into "Check" (id, "connectionId", at, how, status, "latencyMs")
  select gen_random_uuid(), c.id, now() - interval '5 minutes', 'schedule', 'ok', 120 from "Connection" c
  where c.credential is not null and not exists (select from "Check" k where k."connectionId" = c.id)`
