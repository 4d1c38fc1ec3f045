import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** A database that cannot serve Patchbay. The message is the one line that the start prints; it holds no password. */
export class DatabaseUnfit extends Error {
  readonly kind = 'database_unfit'
}

const oldest = 14
const notificationWaitMs = 3_000

/** Refuses a database that cannot be reached, is too old, takes no writes, or does not pass on notifications. */
export async function checkDatabase(url: string): Promise<void> {
  const listener = await connect(url)
  try {
    await checkServer(listener)
    await checkNotifications(listener, url)
  } finally {
    await listener.end().catch(() => {})
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    application_name: 'patchbay check',
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (cause) {
    await client.end().catch(() => {})
    throw new DatabaseUnfit(
      `DATABASE_URL: the database at ${placeOf(url)} does not let Patchbay in: ${reasonOf(cause)}`,
      { cause },
    )
  }
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; standby: boolean; encoding: string }>(
    `SELECT current_setting('server_version_num')::int AS version, pg_is_in_recovery() AS standby,
       current_setting('server_encoding') AS encoding`,
  )
  const { version = 0, standby = false, encoding = '' } = rows[0] ?? {}
  const major = Math.floor(version / 10_000)
  if (major < oldest)
    throw new DatabaseUnfit(`DATABASE_URL: this is PostgreSQL ${major}; Patchbay needs ${oldest} or newer`)
  if (standby)
    throw new DatabaseUnfit('DATABASE_URL: this is a read-only standby; Patchbay needs the primary')
  if (encoding !== 'UTF8')
    throw new DatabaseUnfit(`DATABASE_URL: the database’s encoding is ${encoding}; Patchbay needs UTF8`)
}

/**
 * A pooler in transaction mode accepts LISTEN and forgets it, so pages would silently stop being live: a
 * notification is really sent, over a second connection, and waited for.
 */
async function checkNotifications(listener: pg.Client, url: string): Promise<void> {
  const channel = `patchbay_check_${randomBytes(8).toString('hex')}`
  const heard = new Promise<boolean>((resolve) => {
    listener.once('notification', () => resolve(true))
    setTimeout(() => resolve(false), notificationWaitMs).unref()
  })
  try {
    await listener.query(`LISTEN ${channel}`)
    const sender = await connect(url)
    await sender.query(`NOTIFY ${channel}`).finally(() => sender.end())
    // A round trip on the listening side: a pooler hands out what arrived only when it is spoken to.
    await listener.query('SELECT 1')
  } catch (cause) {
    if (cause instanceof DatabaseUnfit) throw cause
    throw new DatabaseUnfit(`DATABASE_URL: LISTEN does not work here: ${reasonOf(cause)}`, { cause })
  }
  if (!(await heard))
    throw new DatabaseUnfit(
      'DATABASE_URL: LISTEN does not work here: connect directly, or through a pooler in session mode',
    )
}

function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'that URL'
  const { hostname, port, pathname } = new URL(url)
  return `${hostname}:${port || '5432'}${pathname}`
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // Several addresses refused at once come as one error without a message.
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ')
  return error.message.split('\n')[0] ?? error.name
}
