import { describe, expect, test } from 'vitest'
import type { HttpProbe, Provider } from '@/lib/core/provider'
import { resolveProvider } from '@/lib/core/template'
import { BEARER, credentialFetch } from '@/lib/egress/credential-fetch'
import { probeHttp } from '@/lib/egress/probes/http'
import { findProvider, PROVIDERS } from '@/lib/providers'
import { failureOf } from '../egress/doors'
import { filledIn } from './addresses'

const json = (body: object) => JSON.stringify(body)
const xml = (code: string) =>
  `<?xml version="1.0"?><ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>No.</Message></Error></ErrorResponse>`

/** What providers answer, as their documentation and their users' reports have it, and what we make of it. */
const cases: [provider: string, status: number, body: string, verdict: string][] = [
  ['openrouter', 200, json({ data: { label: 'sk-or-v1-au7...890' } }), 'ok'],
  ['openrouter', 401, json({ error: { code: 401, message: 'User not found.' } }), 'invalid_token'],
  [
    'openai',
    401,
    json({ error: { code: 'invalid_api_key', message: 'Incorrect API key' } }),
    'invalid_token',
  ],
  ['openai', 403, json({ error: { code: null, message: missing('api.model.read') } }), 'limited'],
  ['openai', 401, json({ error: { code: null, message: missing('api.model.read') } }), 'limited'],
  ['openai', 403, json({ error: { code: 'unsupported_country_region_territory' } }), 'access_denied'],
  ['anthropic', 401, json({ type: 'error', error: { type: 'authentication_error' } }), 'invalid_token'],
  ['anthropic', 403, json({ type: 'error', error: { type: 'permission_error' } }), 'access_denied'],
  ['anthropic', 529, json({ type: 'error', error: { type: 'overloaded_error' } }), 'provider_unavailable'],
  ['mistral', 401, json({ detail: 'Unauthorized' }), 'invalid_token'],
  [
    'deepseek',
    401,
    json({ error: { type: 'authentication_error', code: 'invalid_request_error' } }),
    'invalid_token',
  ],
  [
    'xai',
    400,
    json({ code: 'Client specified an invalid argument', error: 'Incorrect API key provided: na***ys.' }),
    'invalid_token',
  ],
  ['xai', 400, json({ code: 'x', error: 'Incorrect%20API%20key%20provided:%20na***ys.' }), 'invalid_token'],
  ['xai', 403, json({ code: 'x', error: 'The API key is blocked.' }), 'access_denied'],
  [
    'elevenlabs',
    401,
    json({ detail: { status: 'invalid_api_key', message: 'Invalid API key' } }),
    'invalid_token',
  ],
  ['elevenlabs', 401, json({ detail: { status: 'missing_permissions', message: 'user_read' } }), 'limited'],
  [
    'stripe',
    401,
    json({ error: { type: 'invalid_request_error', message: 'Invalid API Key provided: rk_' } }),
    'invalid_token',
  ],
  [
    'stripe',
    401,
    json({ error: { code: 'api_key_expired', message: 'Expired API Key provided' } }),
    'expired',
  ],
  [
    'stripe',
    403,
    json({ error: { type: 'invalid_request_error', message: "The provided key 'rk_' does not have" } }),
    'limited',
  ],
  [
    'sendgrid',
    401,
    json({
      errors: [{ field: null, message: 'The provided authorization grant is invalid, expired, or revoked' }],
    }),
    'invalid_token',
  ],
  ['twilio', 401, json({ code: 20003, message: 'Authenticate', status: 401 }), 'invalid_token'],
  ['twilio', 403, json({ code: 70051, message: 'Authorization Failed', status: 403 }), 'access_denied'],
  ['twilio', 404, json({ code: 20404, message: 'not found', status: 404 }), 'wrong_endpoint'],
  ['brevo', 401, json({ code: 'unauthorized', message: 'Key not found' }), 'invalid_token'],
  [
    'brevo',
    401,
    json({
      code: 'unauthorized',
      message: 'We have detected you are using an unrecognised IP address 192.0.2.1.',
    }),
    'access_denied',
  ],
  [
    'brevo',
    403,
    json({ code: 'x', message: 'Access denied for resource "account". The API key' }),
    'limited',
  ],
  ['aws', 200, json({ GetCallerIdentityResponse: {} }), 'ok'],
  ['aws', 403, json({ Error: { Code: 'InvalidClientTokenId', Type: 'Sender' } }), 'invalid_token'],
  ['aws', 403, xml('SignatureDoesNotMatch'), 'invalid_token'],
  ['aws', 403, xml('ExpiredToken'), 'expired'],
  ['aws-ses', 403, xml('AccessDenied'), 'limited'],
  ['aws-ses', 403, xml('InvalidClientTokenId'), 'invalid_token'],
  ['aws-ses', 400, xml('Throttling'), 'rate_limited'],
  ['s3', 403, '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>', 'limited'],
  ['s3', 403, '<Error><Code>InvalidAccessKeyId</Code></Error>', 'invalid_token'],
  ['s3', 403, '<Error><Code>SignatureDoesNotMatch</Code></Error>', 'invalid_token'],
  ['s3', 400, '<Error><Code>AuthorizationHeaderMalformed</Code></Error>', 'wrong_endpoint'],
  ['s3', 301, '<Error><Code>PermanentRedirect</Code></Error>', 'wrong_endpoint'],
  ['telegram', 200, json({ ok: true, result: { id: 1, first_name: 'Bot' } }), 'ok'],
  ['telegram', 401, json({ ok: false, error_code: 401, description: 'Unauthorized' }), 'invalid_token'],
  ['telegram', 404, json({ ok: false, error_code: 404, description: 'Not Found' }), 'invalid_token'],
  ['telegram', 429, json({ ok: false, error_code: 429, description: 'Too Many Requests' }), 'rate_limited'],
]

function missing(scope: string): string {
  return `You have insufficient permissions for this operation. Missing scopes: ${scope}. Check that you have`
}

/** Probes a shipped provider with a form filled in, and a fetch that answers as told. */
function probe(provider: Provider, answer: { status: number; body: string }) {
  const values = filledIn(provider)
  const resolved = resolveProvider(provider, values)
  const asked = resolved.probe as HttpProbe
  const sent: Request[] = []
  const fetch = credentialFetch(
    asked.credential ?? resolved.api?.credential ?? BEARER,
    values,
    async (request) => {
      sent.push(request as Request)
      return new Response(answer.body, { status: answer.status })
    },
  )
  return { sent, result: probeHttp({ probe: asked, neededScopes: [], fetch }) }
}

describe('an answer of', () => {
  test.each(cases)('%s, %i %s, means %s', async (key, status, body, verdict) => {
    const provider = findProvider(key)
    if (!provider) throw new Error(`no provider ${key}`)
    const { result } = probe(provider, { status, body })
    if (verdict === 'ok' || verdict === 'limited')
      expect(await result).toMatchObject({ limited: verdict === 'limited' })
    else expect((await failureOf(result)).code).toBe(verdict)
  })
})

const typed = PROVIDERS.filter(
  (provider) => provider.authType !== 'oauth2' && 'url' in (provider.probe ?? {}),
)

test.each(typed.map((provider) => [provider.key, provider] as const))(
  '%s is asked with its key, once, to its own host by https',
  async (_, provider) => {
    const { sent, result } = probe(provider, { status: 200, body: '{"ok":true}' })
    await result.catch(() => {})
    const [request] = sent
    if (!request) throw new Error('nothing was sent')
    const place = (provider.probe as HttpProbe).credential ?? provider.api?.credential
    const authorization = request.headers.get('authorization') ?? ''
    expect(new URL(request.url).protocol).toBe('https:')
    if (place?.in === 'sigv4') {
      expect(authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=acme\/\d{8}\/us-east-1\/\w+\/aws4_request/)
      expect(request.headers.has('x-amz-date')).toBe(true)
    } else if (place?.in === 'basic') {
      expect(atob(authorization.replace('Basic ', ''))).toContain('acme')
    } else if (place?.in === 'header') {
      expect(request.headers.get(place.name)).toBe(`${place.prefix}acme`)
    } else expect(request.url).toContain('acme')
    // A key that is no part of its address stands nowhere in it.
    if (place?.in === 'header' && provider.fields.length === 1) expect(request.url).not.toContain('acme')
  },
)
