import 'server-only'
import type { Answered, HandedBack, RequestOptions } from '@/lib/contract/in-process'
import type { Actor } from '@/lib/core/actor'
import { addressOnBase, apiBaseOf, isPlaced } from '@/lib/core/api-url'
import { type Credential, valuesOf } from '@/lib/core/credential'
import { isPatchbayError } from '@/lib/core/errors'
import type { CredentialPlace } from '@/lib/core/provider'
import { BEARER, credentialFetch } from '@/lib/egress/credential-fetch'
import { egressFetch } from '@/lib/egress/fetch'
import { spokesmanOf } from '@/lib/operations/ask-provider'
import { freshCredential } from '@/lib/operations/fresh-credential'
import { answer, refuse } from '@/lib/operations/in-process'
import { type Located, locateConnection } from '@/lib/operations/locate-connection'
import { openCredential } from '@/lib/operations/open-credential'
import { storedData } from '@/lib/operations/stored-data'
import { digest } from '@/lib/vault/digest'

/** Of an answer, which is held whole. */
const MOST_BYTES = 32 * 1024 * 1024

/**
 * Asks a provider's API with the credential of the connection that serves a key, put where the provider's data says. The
 * address lies on the integration's API base, or is a path that is joined to it. A token that is refused is renewed once,
 * and the request made once more; redirects are answered, not followed. Throws as `freshCredential` does, and
 * `ProviderFailure` where no answer came.
 */
export async function requestAsConnection(
  actor: Actor,
  key: string,
  method: string,
  url: string | URL,
  options: RequestOptions,
): Promise<Answered<Response | HandedBack>> {
  const { connection: serving } = await freshCredential(actor, key)
  const located = await locateConnection(actor, serving.id)
  if (!located.ok) return located
  const { connection, provider } = located.value
  const credential = openCredential(connection)
  if (!credential) return refuse('not_configured')
  const spokesman = spokesmanOf(connection, provider, credential)
  const { api } = spokesman.provider
  if (!api && provider.authType === 'bot_token')
    return answer({ credentials: storedData(connection, provider, new Date()) })
  const { integration, data } = connection
  const own = connection.apiBase ?? integration.apiBase
  const base = own ?? (api && apiBaseOf(api, data as Record<string, unknown>))
  const target = base ? addressOnBase(base, url) : null
  if (!target) return refuse('url_not_allowed')
  const place = api?.credential ?? BEARER
  if (!isPlaced(place, spokesman.values)) return refuse('credential_not_placed')
  for (const [name, value] of Object.entries(options.query ?? {}))
    target.searchParams.set(name, String(value))

  const usual = { ...api?.headers, ...(integration.headers as Record<string, string>) }
  const request = () => requestOf(target, method, options, usual)
  if (!makes(request)) return refuse('invalid_request')
  const ask = (shown: Credential) => send(request(), place, shown, options)
  try {
    const response = await ask(credential)
    if (response.status !== 401) return answer(response)
    const renewed = await renew(actor, located.value, credential)
    return renewed.ok ? answer(await ask(renewed.value)) : renewed
  } catch (error) {
    if (options.signal?.aborted) return refuse('aborted')
    throw error
  }
}

/** One token is renewed once, however many were refused with it. */
async function renew(
  actor: Actor,
  { connection }: Located,
  credential: Credential,
): Promise<Answered<Credential>> {
  if (credential.type !== 'oauth2' || !connection.hasRefreshToken || connection.refusedCode !== null)
    return refuse('unauthorized', { status: 401 })
  const rejected = Buffer.from(digest(credential.accessToken)).toString('hex').slice(0, 16)
  try {
    const fresh = await freshCredential(actor, connection.id, { rejected })
    if (fresh.type !== 'oauth2' || fresh.accessToken === credential.accessToken)
      return refuse('token_refresh_failed')
    return answer({ ...credential, accessToken: fresh.accessToken })
  } catch (error) {
    if (!isPatchbayError(error)) throw error
    return refuse('token_refresh_failed', { reason: error.code })
  }
}

function send(
  request: Request,
  place: CredentialPlace,
  credential: Credential,
  { timeoutMs }: RequestOptions,
): Promise<Response> {
  const door = egressFetch({ maxBytes: MOST_BYTES, ...(timeoutMs !== undefined && { timeoutMs }) })
  return credentialFetch(place, valuesOf(credential), door)(request)
}

/** The caller's headers come first, but for a credential of their own; the provider's usual ones where they have none. */
function requestOf(
  target: URL,
  method: string,
  { headers: given = {}, body, signal }: RequestOptions,
  usual: Readonly<Record<string, string>>,
): Request {
  const headers = new Headers(given)
  headers.delete('authorization')
  for (const [name, value] of Object.entries(usual)) if (!headers.has(name)) headers.set(name, value)
  const content = bodyOf(body)
  if (content !== undefined && content !== body && !headers.has('content-type'))
    headers.set('content-type', 'application/json')
  return new Request(target, { method, headers, body: content ?? null, signal: signal ?? null })
}

function bodyOf(body: RequestOptions['body']) {
  const isWhole =
    body === undefined ||
    typeof body === 'string' ||
    body instanceof Uint8Array ||
    body instanceof URLSearchParams ||
    body instanceof FormData
  return isWhole ? body : JSON.stringify(body)
}

/** Whether the caller's words make a request at all (a method that is none, a body with GET). */
function makes(request: () => Request): boolean {
  try {
    request()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
