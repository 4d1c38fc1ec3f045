import { realpathSync } from 'node:fs'
import pg from 'pg'

/** Whoever holds this session lock owns the embedded server: starts it, restarts it, stops it. */
const ownerLock = 7_202_601

/** The URL of an embedded server. Its password is the cluster's own, and it listens on loopback only. */
export function urlFor(port: number, password: string): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`
}

/** `connection`: ours now. `takenBy`: a living Patchbay's, by process number. `null`: no answer, or another cluster's. */
export type Claim = { connection: pg.Client } | { takenBy: string } | null

/** Tries to become the owner of the server at `url`, if it is the one that serves `cluster`. */
export async function claim(url: string, cluster: string): Promise<Claim> {
  const connection = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 2_000,
    application_name: `patchbay owner ${process.pid}`,
  })
  // A connection that breaks while it is not asked anything must not end the process.
  connection.on('error', () => {})
  try {
    await connection.connect()
    if (!(await serves(connection, cluster))) return await ended(connection, null)
    const { rows } = await connection.query<{ ok: boolean }>('SELECT pg_try_advisory_lock($1) AS ok', [
      ownerLock,
    ])
    if (rows[0]?.ok) return { connection }
    return await ended(connection, { takenBy: await ownerOf(connection) })
  } catch {
    return await ended(connection, null)
  }
}

/** Whether the server at `url` answers and serves `cluster`. Claims nothing. */
export async function answers(url: string, cluster: string): Promise<boolean> {
  const connection = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  connection.on('error', () => {})
  try {
    await connection.connect()
    return await serves(connection, cluster)
  } catch {
    return false
  } finally {
    await connection.end().catch(() => {})
  }
}

/** Another program, or another cluster, may have been given the port that an old `postmaster.pid` names. */
async function serves(connection: pg.Client, cluster: string): Promise<boolean> {
  const { rows } = await connection.query<{ data_directory: string }>('SHOW data_directory')
  return rows[0] !== undefined && realpathSync(rows[0].data_directory) === realpathSync(cluster)
}

async function ownerOf(connection: pg.Client): Promise<string> {
  const { rows } = await connection.query<{ name: string }>(
    `SELECT application_name AS name FROM pg_locks JOIN pg_stat_activity USING (pid)
     WHERE locktype = 'advisory' AND objid = $1 AND granted`,
    [ownerLock],
  )
  return rows[0]?.name.replace(/^patchbay owner /, '') ?? 'unknown'
}

async function ended(connection: pg.Client, claim: Claim): Promise<Claim> {
  await connection.end().catch(() => {})
  return claim
}
