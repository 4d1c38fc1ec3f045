import { describe, expect, it } from 'vitest'
import { isPatchbayError } from '@/lib/core/errors'
import { type AnswerPlace, answerHeaders, requestHeaders } from '@/lib/core/proxy-headers'

const KEY = `pbk_${'a'.repeat(12)}_${'b'.repeat(43)}`

const sent = (given: Record<string, string>, also: string[] = []) =>
  requestHeaders(Object.entries(given), also)

describe('what of a caller’s headers goes to the provider', () => {
  it('is what a request is described by, and what the provider’s data names', () => {
    const plain = {
      ...{
        accept: 'application/json',
        'accept-language': 'de',
        'content-type': 'text/csv',
        range: 'bytes=0-1',
      },
      ...{
        'if-none-match': '"x"',
        'idempotency-key': 'k',
        'user-agent': 'billing/1',
        prefer: 'return=minimal',
      },
      ...{ 'x-custom': '1', 'x-goog-user-project': 'p', 'x-shopify-api-version': 'v', 'x-amz-meta-a': 'b' },
    }
    expect(sent(plain)).toEqual(plain)
    expect(sent({ 'Xero-Tenant-Id': 't', 'other-vendor': 'x' }, ['xero-tenant-id'])).toEqual({
      'xero-tenant-id': 't',
    })
  })

  it.each([
    [
      'E13',
      [
        'Host',
        ':authority',
        'X-Forwarded-Host',
        'X-Original-Host',
        'X-Host',
        'Content-Length',
        'Transfer-Encoding',
      ],
    ],
    [
      'E14',
      [
        'Authorization',
        'Cookie',
        'X-API-Key',
        'X-Apikey',
        'X-Auth-Token',
        'Proxy-Authorization',
        'X-Access-Token',
      ],
    ],
    ['E14', ['X-Authorization', 'X-Amz-Security-Token', 'X-CSRF-Token', 'Api-Key', 'X-Session-Id']],
    ['E18', ['X-Forwarded-For', 'X-Forwarded-Proto', 'Forwarded', 'X-Real-IP', 'X-Middleware-Subrequest']],
    [
      'E18',
      [
        'X-Nextjs-Data',
        'Next-Action',
        'Traceparent',
        'Tracestate',
        'X-Request-Id',
        'X-Patchbay-Address',
        'RSC',
      ],
    ],
    [
      'E18',
      [
        'X-HTTP-Method-Override',
        'X-Method-Override',
        'X-Original-URL',
        'X-Rewrite-URL',
        'Patchbay-Connection',
      ],
    ],
    [
      'C3',
      [
        'Connection',
        'Keep-Alive',
        'TE',
        'Trailer',
        'Upgrade',
        'Proxy-Connection',
        'Expect',
        'HTTP2-Settings',
      ],
    ],
    [
      'C3',
      [
        'Origin',
        'Referer',
        'Sec-Fetch-Site',
        'Sec-WebSocket-Key',
        'Via',
        'Max-Forwards',
        'Access-Control-Request-Method',
      ],
    ],
  ])('%s is not %j', (_, names) => {
    for (const name of names.filter((one) => !one.startsWith(':'))) expect(sent({ [name]: 'x' })).toEqual({})
  })

  it('C3 is not what Connection says is for the next hop alone', () => {
    expect(sent({ Connection: 'close, X-Private', 'X-Private': '1', 'X-Public': '2' })).toEqual({
      'x-public': '2',
    })
  })

  it('E14 is nothing that holds an API key of ours', () => {
    expect(sent({ 'X-Custom': `token ${KEY}`, 'User-Agent': KEY, Accept: '*/*' })).toEqual({ accept: '*/*' })
  })

  it.each([
    ...['a\r\nX-B: c', 'a\nb', 'a\0', 'a\u010db', '\u010a', '\x7f', 'x'.repeat(20_000)].map((text) => [
      'X-A',
      text,
    ]),
    ...['X A', 'X-A:', '', ':authority', 'x\r\ny', 'ä'].map((name) => [name, 'x']),
    ['authorization', 'a\r\nb'],
  ] as [string, string][])('E16 %j: %j is no header, and refused', (name, value) => {
    let found: unknown
    try {
      sent({ [name]: value })
    } catch (error) {
      found = error
    }
    expect(isPatchbayError(found) && found.code).toBe('invalid_input')
  })
})

describe('what of a provider’s headers is handed on', () => {
  const nowhere: AnswerPlace = { secrets: [], locate: () => null }
  const locked = {
    'cache-control': 'no-store',
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
  }
  const shown = (headers: Record<string, string | string[]>, place = nowhere) => answerHeaders(headers, place)

  it('is what describes the body, the limits, and custom names', () => {
    const plain = {
      ...{ 'content-type': 'image/png', 'content-length': '5', 'content-encoding': 'gzip', etag: '"x"' },
      ...{
        'content-range': 'bytes 0-1/5',
        'accept-ranges': 'bytes',
        'retry-after': '5',
        'ratelimit-limit': '9',
      },
      ...{ 'x-ratelimit-remaining': '1', 'x-total-count': '3', 'anthropic-ratelimit-requests-limit': '1' },
      ...{ 'content-disposition': 'inline; filename="a.png"', 'last-modified': 'x' },
    }
    expect(shown(plain)).toEqual({ ...plain, ...locked })
  })

  it.each([
    ['set-cookie', 'set-cookie2', 'access-control-allow-origin', 'access-control-expose-headers', 'refresh'],
    ['service-worker-allowed', 'clear-site-data', 'content-security-policy-report-only', 'alt-svc', 'nel'],
    [
      'strict-transport-security',
      'public-key-pins',
      'www-authenticate',
      'proxy-authenticate',
      'server',
      'via',
    ],
    [
      'connection',
      'keep-alive',
      'transfer-encoding',
      'trailer',
      'upgrade',
      'sourcemap',
      'report-to',
      'origin-trial',
    ],
    ['x-accel-redirect', 'x-accel-buffering', 'x-sendfile', 'x-lighttpd-send-file', 'x-middleware-rewrite'],
    [
      'x-frame-options',
      'x-xss-protection',
      'x-nextjs-redirect',
      'x-patchbay-address',
      'x-powered-by',
      'x-sourcemap',
    ],
    ['permissions-policy', 'cross-origin-opener-policy', 'referrer-policy', 'expires', 'age', 'vary'],
  ])('E20 is none of %s, %s, %s, %s, %s …', (...names) => {
    for (const name of names) expect(shown({ [name]: 'x' })).toEqual(locked)
    expect(shown({ 'set-cookie': ['a=1', 'b=2'] })).toEqual(locked)
  })

  it('E20 cannot loosen what locks it in', () => {
    const loose = { 'content-security-policy': "script-src 'self'", 'cache-control': 'public' }
    expect(shown(loose)).toEqual(locked)
  })

  it.each(
    'text/html|TEXT/HTML; charset=utf-8|application/xhtml+xml|image/svg+xml|text/xml|application/pdf|text/javascript'.split(
      '|',
    ),
  )('E20 %s is a file to keep, and no page', (type) => {
    expect(shown({ 'content-type': type, 'content-disposition': 'inline' })['content-disposition']).toBe(
      'attachment',
    )
  })

  it.each(
    'application/json|text/plain|image/png|application/octet-stream|text/csv|text/event-stream'.split('|'),
  )('%s is what it is', (type) => {
    expect(shown({ 'content-type': type })['content-disposition']).toBeUndefined()
  })

  it('E20, E21 links and redirects elsewhere are told under names that nothing follows', () => {
    const given = {
      link: '<https://api.x/2>; rel="next"',
      location: 'https://evil.example/',
      'x-request-id': 'r',
    }
    expect(shown(given)).toEqual({
      ...{
        'x-upstream-link': given.link,
        'x-upstream-location': given.location,
        'x-upstream-request-id': 'r',
      },
      ...locked,
    })
    const here = shown({ location: 'https://api.x/v1/b' }, { secrets: [], locate: () => '/api/b' })
    expect(here).toEqual({ location: '/api/b', ...locked })
  })

  it('is nothing that repeats the credential, or that no header can hold', () => {
    const place = { secrets: ['s3cret/+'], locate: () => null }
    const given = {
      'x-echo': 'Bearer s3cret/+',
      location: 'https://x/?t=s3cret%2F%2B',
      'x-bad': 'a\nb',
      'x-good': '1',
    }
    expect(shown(given, place)).toEqual({ 'x-good': '1', ...locked })
  })
})
