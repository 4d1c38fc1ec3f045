import { asksForNonce, createProof, refusesToken } from '@/lib/atproto/dpop'
import type { PrivateKey } from '@/lib/atproto/keys'
import type { Nonces } from '@/lib/atproto/nonces'

/** What a request to a PDS goes with. */
export interface SessionTokens {
  did: string
  /** Origin of the PDS. */
  pds: string
  accessToken: string
  key: PrivateKey
}

/** Where a session's tokens are kept, refreshed and ended; whoever hands it out sees to the lock. */
export interface SessionKeeper {
  /** Tokens that last five minutes at least, refreshed if they must be. Throws where there are none. */
  current(): Promise<SessionTokens>
  /** Others than these, which the PDS refuses; null where there are none to be had. */
  renew(refused: SessionTokens): Promise<SessionTokens | null>
  /** The PDS refuses fresh ones too: the session is over. */
  end(refused: SessionTokens): Promise<void>
}

export interface XrpcDoors {
  fetch: typeof globalThis.fetch
  /** Of PDSs alone. */
  nonces: Nonces
}

export interface XrpcOptions {
  params?: Readonly<Record<string, string | number | boolean | readonly string[]>>
  headers?: Readonly<Record<string, string>>
  signal?: AbortSignal
}

export interface XrpcInput extends XrpcOptions {
  /** An object is sent as JSON; bytes and streams as they are, with a content type of the caller's. */
  body?: Record<string, unknown> | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>
}

/** A PDS's answer, whatever it says. `expired`: it refused the session for good, which is over now. */
export interface XrpcAnswer {
  ok: boolean
  expired: boolean
  response: Response
}

const form =
  /^[a-zA-Z](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+\.[a-zA-Z][a-zA-Z0-9]{0,62}$/

/** Whether a text names a method or a record type, by its form (https://atproto.com/specs/nsid). */
export function isNsid(text: string): boolean {
  return text.length <= 317 && form.test(text)
}

/** A client of one session's PDS. */
export interface XrpcClient {
  /** A query. Throws `TypeError` for what is no NSID. */
  get(nsid: string, options?: XrpcOptions): Promise<XrpcAnswer>
  /** A procedure. Throws `TypeError` for what is no NSID. */
  post(nsid: string, options?: XrpcInput): Promise<XrpcAnswer>
}

/**
 * Calls a PDS with a session's tokens. Every 2xx is a success, and errors are answered as they are. A token that is
 * refused is renewed once, and the request made again with the new one; refused again, the session is over.
 */
export function createXrpcClient(doors: XrpcDoors, keeper: SessionKeeper): XrpcClient {
  const call = async (method: string, nsid: string, options: XrpcInput): Promise<XrpcAnswer> => {
    if (!isNsid(nsid)) throw new TypeError(`This is no NSID: ${nsid.slice(0, 80)}`)
    const tokens = await keeper.current()
    const first = await send(doors, tokens, method, nsid, options)
    if (!isRefused(first)) return { ok: first.ok, expired: false, response: first }
    const renewed = await keeper.renew(tokens)
    if (!renewed || isStream(options.body)) return { ok: false, expired: false, response: first }
    const second = await send(doors, renewed, method, nsid, options)
    const expired = isRefused(second)
    if (expired) await keeper.end(renewed)
    return { ok: second.ok, expired, response: second }
  }
  return {
    get: (nsid, options = {}) => call('GET', nsid, options),
    post: (nsid, options = {}) => call('POST', nsid, options),
  }
}

/** Sends a request, and once more where the PDS only wants its newest nonce in the proof. */
async function send(
  doors: XrpcDoors,
  tokens: SessionTokens,
  method: string,
  nsid: string,
  options: XrpcInput,
): Promise<Response> {
  const url = urlOf(tokens.pds, nsid, options.params ?? {})
  const { accessToken, key } = tokens
  const sign = async () => {
    const nonce = doors.nonces.get(url.origin)
    const dpop = await createProof(key, { method, url, accessToken, nonce })
    const headers = { ...options.headers, authorization: `DPoP ${accessToken}`, dpop }
    const response = await doors.fetch(requestOf(url, method, headers, options))
    const next = response.headers.get('dpop-nonce')
    if (next !== null) doors.nonces.set(url.origin, next)
    return response
  }
  // A stream can be sent once: its proof must be right at once.
  if (isStream(options.body) && doors.nonces.get(url.origin) === undefined)
    await send(doors, tokens, 'GET', 'com.atproto.server.getSession', {})
  const response = await sign()
  const again = asksForNonce(response.status, response.headers.get('www-authenticate'))
  return again && !isStream(options.body) ? sign() : response
}

function urlOf(pds: string, nsid: string, params: NonNullable<XrpcOptions['params']>): URL {
  const url = new URL(`/xrpc/${nsid}`, pds)
  for (const [name, value] of Object.entries(params))
    for (const one of Array.isArray(value) ? value : [value]) url.searchParams.append(name, String(one))
  return url
}

function requestOf(
  url: URL,
  method: string,
  headers: Record<string, string>,
  { body, signal }: XrpcInput,
): Request {
  const isWhole = body === undefined || body instanceof Uint8Array || isStream(body)
  return new Request(url, {
    method,
    headers: { ...(!isWhole && { 'content-type': 'application/json' }), ...headers },
    body: isWhole ? (body ?? null) : JSON.stringify(body),
    signal: signal ?? null,
    ...(isStream(body) && { duplex: 'half' }),
  } as RequestInit)
}

function isRefused(response: Response): boolean {
  return refusesToken(response.status, response.headers.get('www-authenticate'))
}

function isStream(body: XrpcInput['body']): body is ReadableStream<Uint8Array> {
  return body instanceof ReadableStream
}
