import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** The advisory lock that Prisma's own engine takes, so that `prisma migrate` and a start exclude each other. */
const prismaLock = 72_707_369

/** How long a start waits for another process's migrations. */
const lockWaitMs = 120_000

// Word for word what Prisma's engine creates.
const createTable = `CREATE TABLE "_prisma_migrations" (
    "id"                    VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum"              VARCHAR(64) NOT NULL,
    "finished_at"           TIMESTAMPTZ,
    "migration_name"        VARCHAR(255) NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        TIMESTAMPTZ,
    "started_at"            TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count"   INTEGER NOT NULL DEFAULT 0
)`

/** Why the database could not be brought up to date. The message is the one line that the start prints. */
export class MigrationError extends Error {
  readonly kind = 'migration'
}

interface Migration {
  name: string
  sql: string
}

interface Recorded {
  migration_name: string
  finished_at: Date | null
}

/**
 * Applies what is new in `directory` and returns its names. Afterwards `_prisma_migrations` is what
 * `prisma migrate deploy` leaves, so that both may be used on one database, at once or in turn.
 */
export async function migrate(url: string, directory: string): Promise<string[]> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'patchbay migrate',
  })
  client.on('error', () => {})
  await client.connect()
  try {
    await lock(client)
    const recorded = await readOrCreateTable(client)
    const failed = recorded.find((row) => row.finished_at === null)
    if (failed) throw new MigrationError(failedBefore(failed.migration_name))
    const pending = unapplied(readMigrations(directory), recorded)
    for (const migration of pending) await apply(client, migration)
    return pending.map((migration) => migration.name)
  } finally {
    // Ends the session, and the lock with it.
    await client.end().catch(() => {})
  }
}

/** The names in `directory` that `query` finds not to be applied yet: for readiness, which only reads. */
export async function pendingMigrations(query: pg.Pool | pg.Client, directory: string): Promise<string[]> {
  const { rows } = await query.query<{ there: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`,
  )
  const recorded = rows[0]?.there ? await readTable(query) : []
  const finished = recorded.filter((row) => row.finished_at !== null)
  return unapplied(readMigrations(directory), finished).map((migration) => migration.name)
}

function unapplied(migrations: Migration[], recorded: Recorded[]): Migration[] {
  const applied = new Set(recorded.map((row) => row.migration_name))
  return migrations.filter((migration) => !applied.has(migration.name))
}

/** In the order of their names, which begin with the time they were made. */
function readMigrations(directory: string): Migration[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(directory, name, 'migration.sql'), 'utf8') }))
}

async function lock(client: pg.Client): Promise<void> {
  await client.query(`SET lock_timeout = ${lockWaitMs}`)
  try {
    await client.query('SELECT pg_advisory_lock($1)', [prismaLock])
  } catch (cause) {
    throw new MigrationError('another process has been migrating the database for two minutes: look there', {
      cause,
    })
  }
  await client.query('SET lock_timeout = DEFAULT')
}

async function readOrCreateTable(client: pg.Client): Promise<Recorded[]> {
  const { rows } = await client.query<{ migrated: boolean; tables: string }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS migrated,
       (SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()) AS tables`,
  )
  if (rows[0]?.migrated) return readTable(client)
  if (rows[0]?.tables !== '0')
    throw new MigrationError(
      'the database holds tables that are not Patchbay’s: point DATABASE_URL at an empty database',
    )
  await client.query(createTable)
  return []
}

async function readTable(query: pg.Pool | pg.Client): Promise<Recorded[]> {
  const { rows } = await query.query<Recorded>(
    'SELECT migration_name, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY started_at',
  )
  return rows
}

async function apply(client: pg.Client, { name, sql }: Migration): Promise<void> {
  const id = randomUUID()
  const checksum = createHash('sha256').update(sql).digest('hex')
  await client.query(
    'INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at) VALUES ($1, $2, $3, clock_timestamp())',
    [id, checksum, name],
  )
  try {
    // One simple query, as Prisma sends it: PostgreSQL runs all its statements or none.
    await client.query(sql)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    await client.query('UPDATE "_prisma_migrations" SET logs = $2 WHERE id = $1', [id, why]).catch(() => {})
    throw new MigrationError(`migration ${name} failed: ${why}`, { cause })
  }
  await client.query(
    'UPDATE "_prisma_migrations" SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = $1',
    [id],
  )
}

function failedBefore(name: string): string {
  return `migration ${name} failed at an earlier start: mend the database, then run npm run prisma -- migrate resolve --rolled-back ${name}`
}
