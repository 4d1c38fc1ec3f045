import 'server-only'
import { once } from 'node:events'
import pg from 'pg'
import { type FailureCode, ProviderFailure } from '@/lib/core/failure'
import type { Line, SignedIn } from '@/lib/egress/probes/line'
import type { SignIn } from '@/lib/egress/probes/sign-in'

/** That every server has unless somebody took it away. */
const usualDatabase = 'postgres'

/** What SQLSTATEs mean for a sign-in. The first match counts. */
const meanings: readonly (readonly [RegExp, FailureCode])[] = [
  [/^28/, 'invalid_token'],
  [/^3D000$/, 'unknown_database'],
  [/^(08|53|55|57)/, 'provider_unavailable'],
]

/**
 * PostgreSQL's own protocol, version 3, under verified TLS. A server that knows the password and closes the database to
 * the role (42501) has let it in as far as it may go; so has one without the usual database, where none was named.
 */
export async function signIn(line: Line, signIn: SignIn): Promise<SignedIn> {
  const { target, username, password, database, security } = signIn
  const stream = security === 'none' ? line : await (await requestTls(line, target.endpoint)).secure()
  const client = new pg.Client({
    stream: () => stream,
    ssl: false,
    host: target.host,
    port: target.port,
    user: username,
    // As a text it would give way to PGPASSWORD in some versions, and to a file.
    password: () => password,
    database: database ?? usualDatabase,
    application_name: 'patchbay',
  })
  let isKnown = false
  client.connection.once('authenticationOk', () => {
    isKnown = true
  })
  const exposed =
    security === 'none' ? refuseToExpose(client, line, target.endpoint) : new Promise<never>(() => {})
  client.on('error', () => {})
  try {
    await Promise.race([client.connect(), exposed])
    await client.query('select 1')
    return { limited: false, leave: () => client.end() }
  } catch (error) {
    if (isKnown && isLimited(error, database)) return { limited: true, leave: async () => {} }
    throw judge(error, target.endpoint)
  }
}

/** SSLRequest. The one byte that answers it is all that is believed before TLS; what comes with it was put there. */
async function requestTls(line: Line, target: string): Promise<Line> {
  line.write(Buffer.from('0000000804d2162f', 'hex'))
  const answer = String(await Promise.race([once(line, 'data'), once(line, 'close').then(() => '')]))
  line.pause()
  if (answer === 'S') return line
  const code = answer === 'N' ? 'tls_failed' : answer === '' ? 'connection_failed' : 'unexpected_answer'
  throw new ProviderFailure(code, { params: { target } })
}

/** Ends the line before a password is sent as it is. The listener comes before the library's own. */
function refuseToExpose(client: pg.Client, line: Line, target: string): Promise<never> {
  return new Promise((_, reject) => {
    client.connection.once('authenticationCleartextPassword', () => {
      line.destroy()
      reject(new ProviderFailure('encryption_required', { params: { target } }))
    })
  })
}

function isLimited(error: unknown, database: string | null): boolean {
  const state = error instanceof pg.DatabaseError ? error.code : ''
  return state === '42501' || (state === '3D000' && database === null)
}

function judge(error: unknown, target: string): unknown {
  if (!(error instanceof pg.DatabaseError)) return error
  const [, code = 'unexpected_answer'] = meanings.find(([state]) => state.test(error.code ?? '')) ?? []
  return new ProviderFailure(code, { params: { target }, words: error.message, cause: error })
}
