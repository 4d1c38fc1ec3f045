import { holdsApiKey } from '@/lib/core/api-key'
import { PatchbayError } from '@/lib/core/errors'

// Which headers pass, and why these: docs/decisions/017.

const REQUEST = new Set(
  [
    'accept accept-charset accept-encoding accept-language cache-control pragma prefer user-agent',
    'content-type content-encoding content-language content-disposition content-range content-md5',
    'content-digest repr-digest digest range if-match if-none-match if-modified-since if-unmodified-since if-range',
    'idempotency-key',
  ]
    .join(' ')
    .split(' '),
)

const ANSWER = new Set(
  [
    'content-type content-length content-encoding content-language content-disposition content-range content-md5',
    'content-digest repr-digest digest accept-ranges etag last-modified retry-after allow preference-applied',
    'ratelimit ratelimit-policy ratelimit-limit ratelimit-remaining ratelimit-reset',
  ]
    .join(' ')
    .split(' '),
)

/** What a browser or a client would act on: shown under a name that nothing acts on. */
const RENAMED = new Set(['link', 'x-request-id', 'location'])

/** Names that mean something to us, to Next, or to whoever stands in front of us. */
const INTERNAL =
  /^x-(forwarded|patchbay|upstream|middleware|nextjs|invoke|now|matched|original|rewrite|proxy|real|client-ip|cluster|remote|accel|sendfile|lighttpd|litespeed|reproxy|varnish|envoy|vercel|amzn-trace|b3|http-method|method-override)(-|$)/
const INTERNAL_NAMES = new Set(['x-request-id', 'x-host', 'x-url-scheme', 'x-scheme', 'x-wap-profile'])

/** Names that carry a credential: there is one credential in a proxied request, and it is not the caller's. */
const CREDENTIAL = /^x-(api-?key|auth|access-token|amz-security-token|csrf|xsrf|session|jwt|token)/

/** What browsers do when they are told so. */
const BROWSER =
  /^x-(frame-options|xss-protection|content-type-options|content-security-policy|webkit|dns-prefetch|permitted-cross|download-options|ua-compatible|robots|powered-by|pingback|sourcemap)/

const token = /^[!#$%&'*+.^_`|~0-9a-z-]{1,256}$/
const value = /^[\t\x20-\x7e\x80-\xff]*$/
const MOST_BYTES = 16 * 1024

/**
 * What of a caller's headers goes to the provider: those on the list, those that the provider's data names (`also`), and
 * `x-` names without a meaning on the way. Throws `invalid_input` for what is no header (RFC 9110 §5.1, §5.5).
 */
export function requestHeaders(
  given: Iterable<readonly [string, string]>,
  also: readonly string[],
): Record<string, string> {
  const kept: Record<string, string> = {}
  const options: string[] = []
  let bytes = 0
  for (const [written, text] of given) {
    const name = written.toLowerCase()
    if (!token.test(name) || !value.test(text)) throw invalid(name)
    bytes += name.length + text.length
    if (name === 'connection') options.push(...connectionOptions(text))
    const passes = REQUEST.has(name) || also.includes(name) || isCustom(name)
    if (passes && !holdsApiKey(text)) kept[name] = text
  }
  if (bytes > MOST_BYTES) throw invalid('headers')
  for (const name of options) delete kept[name]
  return kept
}

/** Headers as they came from a provider. */
export type AnswerHeaders = Readonly<Record<string, string | readonly string[] | undefined>>

export interface AnswerPlace {
  /** Secrets of the credential: a header that repeats one is left out. */
  secrets: readonly string[]
  /** Where a redirect leads on our side; null: elsewhere. */
  locate(location: string): string | null
}

/**
 * What of a provider's headers is handed on, with what keeps its answer from being anything on our origin: it is not
 * sniffed, not run, not shown in a frame, not stored.
 */
export function answerHeaders(
  given: AnswerHeaders,
  { secrets, locate }: AnswerPlace,
): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, found] of Object.entries(given)) {
    const text = typeof found === 'string' ? found : (found?.join(', ') ?? '')
    if (!value.test(text) || holdsSecret(text, secrets)) continue
    if (RENAMED.has(name)) kept[`x-upstream-${name.replace(/^x-/, '')}`] = text
    else if (ANSWER.has(name) || isCustomAnswer(name)) kept[name] = text
  }
  const { location } = given
  const here = typeof location === 'string' ? locate(location) : null
  if (here !== null) {
    kept.location = here
    delete kept['x-upstream-location']
  }
  if (isActive(kept['content-type'])) kept['content-disposition'] = 'attachment'
  return Object.assign(kept, LOCKED)
}

const LOCKED = {
  'cache-control': 'no-store',
  'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
}

/** What a browser would run or draw as a page; what names no type is not guessed. */
function isActive(type: string | undefined): boolean {
  return (
    type !== undefined &&
    /\b(html|xml|xhtml|svg|javascript|ecmascript|multipart|pdf|xslt)\b|\+xml/i.test(type)
  )
}

function isCustom(name: string): boolean {
  return name.startsWith('x-') && !INTERNAL.test(name) && !INTERNAL_NAMES.has(name) && !CREDENTIAL.test(name)
}

function isCustomAnswer(name: string): boolean {
  return /^[a-z-]+-ratelimit-/.test(name) || (isCustom(name) && !BROWSER.test(name))
}

/** RFC 9110 §7.6.1: what `Connection` names is for the next hop alone. */
function connectionOptions(text: string): string[] {
  return text
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
}

function holdsSecret(text: string, secrets: readonly string[]): boolean {
  return secrets.some((secret) => text.includes(secret) || text.includes(encodeURIComponent(secret)))
}

function invalid(name: string): PatchbayError {
  const field = token.test(name) ? name : 'headers'
  const fault = 'This is no valid header.'
  return new PatchbayError('invalid_input', {
    params: { what: `${field}: ${fault}` },
    fields: { [field]: fault },
  })
}
