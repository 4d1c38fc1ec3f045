import 'server-only'
import type { Duplex } from 'node:stream'
import mysql from 'mysql2'
import { type FailureCode, ProviderFailure } from '@/lib/core/failure'
import { FAILURES } from '@/lib/core/failures'
import type { Line, SignedIn } from '@/lib/egress/probes/line'
import type { SignIn } from '@/lib/egress/probes/sign-in'

/**
 * What error numbers mean for a sign-in. 1044 (no access to the database) is what a user without privileges hears of a
 * database that does not exist too, so that both are one failure.
 */
const meanings: Readonly<Record<number, FailureCode>> = {
  1040: 'provider_unavailable',
  1044: 'unknown_database',
  1045: 'invalid_token',
  1049: 'unknown_database',
  1053: 'provider_unavailable',
  1129: 'provider_unavailable',
  1130: 'access_denied',
  1203: 'provider_unavailable',
  1226: 'provider_unavailable',
  1698: 'invalid_token',
  1820: 'expired',
  1862: 'expired',
  3118: 'account_disabled',
  3159: 'encryption_required',
  4151: 'account_disabled',
}

/** What the library says went wrong between it and the server. */
const ownMeanings: Readonly<Record<string, FailureCode>> = {
  HANDSHAKE_NO_SSL_SUPPORT: 'tls_failed',
  AUTH_SWITCH_PLUGIN_ERROR: 'unexpected_answer',
  HANDSHAKE_UNKNOWN_ERROR: 'unexpected_answer',
  PROTOCOL_UNEXPECTED_PACKET: 'unexpected_answer',
}

/** The parts of a connection that its types leave out. The library's own TLS cannot check the certificate of an IP address. */
interface Inside {
  stream: Duplex
  packetParser: { execute(data: Buffer): void }
  startTLS(done: (error?: Error) => void): void
}

/** MySQL's and MariaDB's protocol, under verified TLS. It runs `select 1`, and reads no file for a server that asks. */
export async function signIn(line: Line, asked: SignIn): Promise<SignedIn> {
  const { target, security } = asked
  const exposure = new Error(
    'The server asked for the password in the clear, or under a key that nobody vouches for.',
  )
  const connection = connect(line, asked, exposure)
  let isSecured = security === 'none'
  try {
    await new Promise<void>((resolve, reject) => {
      if (!isSecured)
        secureWith(connection, line).then(() => {
          isSecured = true
        }, reject)
      // Later: when TLS fails the library hears of a lost connection alone, and maybe first.
      const fail = (error: Error) => setImmediate(() => reject(error))
      connection.on('error', fail)
      connection.query('select 1', (error) => (error ? fail(error) : resolve()))
    })
    if (!isSecured) throw new ProviderFailure('unexpected_answer', { params: { target: target.endpoint } })
    return { limited: false, leave: () => new Promise((resolve) => connection.end(resolve)) }
  } catch (error) {
    const isExposed =
      error === exposure || (security === 'none' && codeOf(error) === 'MYSQL_CLEAR_PASSWORD_NOT_ENABLED')
    throw isExposed
      ? new ProviderFailure('encryption_required', { params: { target: target.endpoint }, cause: error })
      : judge(error, target.endpoint, isSecured)
  }
}

function connect(line: Line, { target, username, password, database, security }: SignIn, exposure: Error) {
  const onServerPublicKey = () => {
    throw exposure
  }
  return mysql.createConnection({
    stream: line,
    host: target.host,
    port: target.port,
    user: username,
    password,
    ...(database === null ? {} : { database }),
    // The deadline is the line's.
    connectTimeout: 0,
    disableEval: true,
    flags: ['-LOCAL_FILES', '-MULTI_STATEMENTS'],
    ...(security === 'none'
      ? {
          authPlugins: {
            caching_sha2_password: mysql.authPlugins.caching_sha2_password({ onServerPublicKey }),
            sha256_password: mysql.authPlugins.sha256_password({ onServerPublicKey }),
          },
        }
      : { ssl: { rejectUnauthorized: true, verifyIdentity: true, minVersion: 'TLSv1.2' } }),
  })
}

/** Puts our TLS in the place of the library's, and waits until it is up. */
function secureWith(connection: mysql.Connection, line: Line): Promise<void> {
  const inside = connection as unknown as Inside
  return new Promise((resolve, reject) => {
    inside.startTLS = (done) => {
      line.removeAllListeners('data')
      line.secure().then((stream) => {
        inside.stream = stream.on('data', (data) => inside.packetParser.execute(data))
        resolve()
        done()
      }, reject)
    }
  })
}

function judge(error: unknown, target: string, isSecured: boolean): unknown {
  const params = { target }
  const number =
    error instanceof Error && 'errno' in error && typeof error.errno === 'number' ? error.errno : 0
  const own = ownMeanings[codeOf(error)]
  if (own) return new ProviderFailure(own, { params, cause: error })
  if (number <= 0) return error
  const code = meanings[number] ?? 'unexpected_answer'
  const words = error instanceof Error && 'sqlMessage' in error ? String(error.sqlMessage) : null
  // In the open anybody on the way may have said it, and a verdict for good needs more than that.
  const isTrusted = isSecured || FAILURES[code].kind === 'transient'
  return new ProviderFailure(isTrusted ? code : 'unexpected_answer', { params, words, cause: error })
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
