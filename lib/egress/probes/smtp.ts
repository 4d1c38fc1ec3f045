import 'server-only'
import type { Socket } from 'node:net'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { type FailureCode, ProviderFailure } from '@/lib/core/failure'
import type { Line, SignedIn } from '@/lib/egress/probes/line'
import type { SignIn } from '@/lib/egress/probes/sign-in'

/** What nodemailer makes of a refusal: its own code, and the server's reply. */
interface Refusal extends Error {
  code?: string
  response?: string | false
  responseCode?: number
}

/** RFC 5321, with AUTH (RFC 4954) after TLS from the first byte (RFC 8314) or STARTTLS (RFC 3207). No mail is sent. */
export function signIn(line: Line, { target, username, password, security }: SignIn): Promise<SignedIn> {
  const connection = new SMTPConnection({
    // Of a socket it uses what a line has too.
    connection: line as unknown as Socket,
    host: target.host,
    port: target.port,
    // This machine's name is none of the server's business.
    name: '[127.0.0.1]',
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: line.tls,
  })
  const leave = () =>
    new Promise((resolve) => {
      connection.once('end', resolve)
      connection.quit()
    })
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(judge(error, target.endpoint))
    connection.on('error', fail)
    connection.connect((error) => {
      if (error) return fail(error)
      if (!connection.allowsAuth) return reject(failure('unexpected_answer', target.endpoint))
      connection.login({ user: username, pass: password }, (refusal) =>
        refusal ? fail(refusal) : resolve({ limited: false, leave }),
      )
    })
  })
}

function judge(error: Refusal, target: string): Error {
  const code = meaningOf(error)
  return code ? failure(code, target, error) : error
}

function failure(code: FailureCode, target: string, error?: Refusal): ProviderFailure {
  return new ProviderFailure(code, { params: { target }, words: error?.response || null, cause: error })
}

/** RFC 4954 §6; null for what befell the connection itself. */
function meaningOf({ code, responseCode = 0 }: Refusal): FailureCode | null {
  if (responseCode >= 400 && responseCode < 500) return 'provider_unavailable'
  if (code === 'ETLS') return 'tls_failed'
  if (responseCode === 530 || responseCode === 538) return 'encryption_required'
  // A server that does not know the command, or the mechanism, has not looked at the password.
  if (code === 'EAUTH' && responseCode > 504) return 'invalid_token'
  return responseCode >= 500 || code === 'EAUTH' || code === 'EPROTOCOL' ? 'unexpected_answer' : null
}
