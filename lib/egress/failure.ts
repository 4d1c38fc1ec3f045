import 'server-only'
import { type FailureCode, isProviderFailure, ProviderFailure } from '@/lib/core/failure'

/** What the codes of Node, OpenSSL, undici and zlib mean for a connection. The first match counts. */
const meanings: readonly (readonly [RegExp, FailureCode])[] = [
  [/^(ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL)$/, 'name_not_found'],
  [/^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/, 'timeout'],
  [/^(CERT_\w+|ERR_TLS_\w+|ERR_SSL_\w+|EPROTO|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)$/, 'tls_failed'],
  [/^(\w*SELF_SIGNED\w*|UNABLE_TO_\w+|CRL_\w+|PATH_LENGTH_EXCEEDED)$/, 'tls_failed'],
  [
    /^(HTTPParserError|HPE_\w+|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES\w+|Z_\w+|ERR_\w*(BROTLI|PADDING|FORMAT)\w*)$/,
    'unexpected_answer',
  ],
]

/** What fetch threw, as a `ProviderFailure` about `endpoint`; the error itself stays as the cause. */
export function translate(error: unknown, endpoint: string): ProviderFailure {
  for (const link of chainOf(error)) if (isProviderFailure(link)) return link
  const params = { target: endpoint }
  for (const link of chainOf(error)) {
    const code = codeOf(link)
    const meaning = meanings.find(([pattern]) => pattern.test(code))
    if (meaning) return new ProviderFailure(meaning[1], { params, cause: error })
  }
  return new ProviderFailure('connection_failed', { params, cause: error })
}

/** The error and its causes; bounded, because a cause may lead back to its effect. */
function chainOf(error: unknown): unknown[] {
  const chain: unknown[] = []
  for (let link = error; link instanceof Error && chain.length < 8; link = link.cause) chain.push(link)
  return chain
}

/** Its code; undici's parser error has a name alone, and nodemailer puts one of its own in the code's place. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('originalCode' in error && typeof error.originalCode === 'string') return error.originalCode
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
