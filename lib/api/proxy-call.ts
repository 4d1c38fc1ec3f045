import 'server-only'
import type { Readable } from 'node:stream'
import { type Proxied, proxiedSchema } from '@/lib/contract/proxy'
import { isSlug, isUuid } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { takeApart, withoutParameters } from '@/lib/core/proxy-target'
import type { Asked, Named } from '@/lib/operations/proxy-request'

const ROUTE = /^\/api\/integrations\/([^/?]+)\/request(\/[^?]*)?(?:\?(.*))?$/s

/** Bodies up to here are held, so that they can be sent again; also the most of `POST …/request`. */
export const MOST_HELD_BYTES = 1024 * 1024

/** Deeper than any request; a deeper one is an attack on whoever walks it. */
const DEEPEST = 100

/** The address of a proxied request, taken apart as it was written. */
export interface Call {
  named: Named
  address: string
  /** Without what chooses the connection. */
  query: string
  /** What is asked for stands in the body (`POST …/request`), and not in the address. */
  isDescribed: boolean
}

/** What of a request its reader needs, by either door. */
export interface Arrived {
  method: string
  header(name: string): string | undefined
  headers: Iterable<readonly [string, string]>
  /** Null: it has none. */
  body: AsyncIterable<Uint8Array> | null
  /** The same, to be passed on while it arrives. */
  stream(): Readable
}

/** Reads the address of a request; null: it is not to the proxy. */
export function readCall(target: string, method: string, connection: string | undefined): Call | null {
  const [, integration = '', address = '', query = ''] = ROUTE.exec(target) ?? []
  if (!isSlug(integration) && !isUuid(integration)) return null
  const chosen = new URLSearchParams(query).get('connection') ?? connection ?? null
  return {
    named: { integration: integration.toLowerCase(), connection: chosen },
    address,
    query: withoutParameters(query, ['connection']),
    isDescribed: method === 'POST' && address === '',
  }
}

/** What a request asks for. Throws `invalid_input`, `invalid_json`, `bad_request`, `payload_too_large` or `unsupported_media_type`. */
export async function readAsked({ address, query, isDescribed }: Call, arrived: Arrived): Promise<Asked> {
  if (isDescribed) return readDescribed(query, arrived)
  const { method, headers } = arrived
  return { method, address, query, headers, ...(await readBody(arrived)) }
}

async function readBody(arrived: Arrived): Promise<Pick<Asked, 'body' | 'length'>> {
  const { method, body } = arrived
  const given = arrived.header('content-length')
  const length = given === undefined ? null : Number(given)
  if (body === null || length === 0) return { body: null, length: null }
  if (method === 'GET' || method === 'HEAD') throw refuse('a GET or HEAD request has no body')
  if (length === null || length > MOST_HELD_BYTES) return { body: arrived.stream(), length }
  return { body: await collect(body), length }
}

async function readDescribed(query: string, arrived: Arrived): Promise<Asked> {
  const type = arrived.header('content-type') ?? ''
  if (!/^application\/(?:[\w.+-]+\+)?json(?:\s*;\s*charset=utf-8)?\s*$/i.test(type))
    throw new PatchbayError('unsupported_media_type')
  const { method, url, headers = {}, data, params = {} } = parse(await collect(arrived.body ?? []))
  const asked = takeApart(url)
  const added = Object.entries(params).flatMap(([name, value]) =>
    [value].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`),
  )
  if (data !== undefined && (method === 'GET' || method === 'HEAD'))
    throw refuse('a GET or HEAD request has no data')
  return {
    method,
    address: asked.address,
    query: [asked.query, ...added, query].filter((part) => part !== '').join('&'),
    ...written(headers, data),
  }
}

function written(headers: Record<string, string>, data: unknown): Pick<Asked, 'headers' | 'body' | 'length'> {
  if (data === undefined) return { headers: Object.entries(headers), body: null, length: null }
  const isText = typeof data === 'string'
  const body = Buffer.from(isText ? data : JSON.stringify(data))
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json'
  const hasType = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')
  const all = hasType ? headers : { ...headers, 'content-type': type }
  return { headers: Object.entries(all), body, length: body.length }
}

function parse(bytes: Uint8Array): Proxied {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new PatchbayError('invalid_json')
  }
  if (isTooDeep(json)) throw refuse('the body is nested too deeply')
  const parsed = proxiedSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const { path = [], message = 'It is not valid.' } = parsed.error.issues[0] ?? {}
  const name = path.join('.') || 'body'
  throw new PatchbayError('invalid_input', {
    params: { what: `${name}: ${message}` },
    fields: { [name]: message },
  })
}

function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false
  return depth > DEEPEST || Object.values(value).some((inner) => isTooDeep(inner, depth + 1))
}

async function collect(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > MOST_HELD_BYTES) throw new PatchbayError('payload_too_large', { params: { limit: '1 MB' } })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function refuse(what: string): PatchbayError {
  return new PatchbayError('bad_request', { params: { what } })
}
