import 'server-only'
import type { z } from 'zod'
import type { ApiContext } from '@/lib/api/context'
import { PatchbayError } from '@/lib/core/errors'
import { hasUnprintable } from '@/lib/core/text'

/** No body of this API is larger than a definition of a provider, or a logo. */
const MOST_BYTES = 256 * 1024

/** Deeper than any body of ours; a deeper one is an attack on whoever walks it. */
const DEEPEST = 40

/** Reads, bounds and checks a JSON body. Throws `unsupported_media_type`, `payload_too_large`, `invalid_json` or `invalid_input`. */
export async function readBody<T extends z.ZodType>(c: ApiContext, schema: T): Promise<z.infer<T>> {
  requireJson(c)
  return check(schema, parseJson(await readText(c)))
}

/** The same where none need be sent: an empty one says nothing, as `{}` does. */
export async function readOptionalBody<T extends z.ZodType>(c: ApiContext, schema: T): Promise<z.infer<T>> {
  // Over HTTP a POST without a body has one of no length: only reading it tells.
  const text = await readText(c)
  if (text === '') return check(schema, {})
  requireJson(c)
  return check(schema, parseJson(text))
}

function requireJson(c: ApiContext): void {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/(?:[\w.+-]+\+)?json(?:\s*;\s*charset=utf-8)?\s*$/i.test(type))
    throw new PatchbayError('unsupported_media_type')
}

/** Checks the query against a schema. Throws `invalid_input`. A parameter given twice is refused, because parsers differ. */
export function readQuery<T extends z.ZodType>(c: ApiContext, schema: T): z.infer<T> {
  return parseQuery(new URL(c.req.url).searchParams, schema)
}

/** The same of a query that was taken apart already. */
export function parseQuery<T extends z.ZodType>(query: URLSearchParams, schema: T): z.infer<T> {
  const given: Record<string, string> = {}
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name)
    if (values.length > 1) throw invalid({ [name]: 'Given more than once.' })
    if (values.some(hasUnprintable))
      throw invalid({ [name]: 'This holds characters that cannot be printed.' })
    given[name] = values[0] ?? ''
  }
  return check(schema, given)
}

/** The body as text, bounded; it can be read again afterwards. Throws `payload_too_large` or `invalid_json`. */
export async function bodyText(c: ApiContext): Promise<string> {
  const text = await readText(c)
  // What was sent is what is read again: only then is the answer that of this body.
  if (c.req.raw.body) c.req.raw = new Request(c.req.raw.url, { ...requestParts(c), body: text })
  return text
}

function requestParts(c: ApiContext): RequestInit {
  const { method, headers, signal } = c.req.raw
  return { method, headers, signal }
}

async function readText(c: ApiContext): Promise<string> {
  const bytes = await readBytes(c)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new PatchbayError('invalid_json', { cause })
  }
}

/** The body as it comes, bounded. Throws `payload_too_large`. */
export async function readBytes(c: ApiContext): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(c.req.header('content-length') ?? 0) > MOST_BYTES) throw tooLarge()
  const reader = c.req.raw.body?.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > MOST_BYTES) {
      await reader.cancel()
      throw tooLarge()
    }
    chunks.push(value)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function parseJson(text: string): unknown {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new PatchbayError('invalid_json')
  }
  refuseHostile(json)
  return json
}

/** PostgreSQL takes neither NUL nor half a character, and a body nested a thousand deep is meant for somebody's stack. */
function refuseHostile(value: unknown, depth = 0): void {
  if (depth > DEEPEST)
    throw new PatchbayError('bad_request', { params: { what: 'the body is nested too deeply' } })
  if (typeof value === 'string' && (value.includes('\u0000') || !value.isWellFormed()))
    throw new PatchbayError('bad_request', { params: { what: 'the body holds NUL or half a character' } })
  if (value === null || typeof value !== 'object') return
  for (const [key, inner] of Object.entries(value)) {
    refuseHostile(key, depth)
    refuseHostile(inner, depth + 1)
  }
}

function check<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw invalid(
    Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.') || 'body', faultOf(issue)])),
  )
}

/** What is wrong with a name of a record is said of the name, where zod says that the record has a wrong one. */
function faultOf(issue: z.core.$ZodIssue): string {
  return (issue.code === 'invalid_key' && issue.issues[0]?.message) || issue.message
}

function invalid(fields: Record<string, string>): PatchbayError {
  const [name, fault] = Object.entries(fields)[0] ?? ['body', 'It is not valid.']
  return new PatchbayError('invalid_input', { params: { what: `${name}: ${fault}` }, fields })
}

function tooLarge(): PatchbayError {
  return new PatchbayError('payload_too_large', { params: { limit: '256 kB' } })
}
