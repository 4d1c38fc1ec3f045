import { PatchbayError } from '@/lib/core/errors'

/** The name that every integration's first connection has. */
export const DEFAULT_NAME = 'default'

/** A connection named wherever an id is taken: by its id, or by its integration's slug and its own name. */
export type ConnectionKey = { by: 'id'; id: string } | { by: 'name'; slug: string; name: string }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const slug = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/
const connectionName = /^[a-zA-Z0-9][a-zA-Z0-9_-]{0,63}$/

export const isUuid = (text: string): boolean => uuid.test(text)
export const isSlug = (text: string): boolean => slug.test(text)
export const isConnectionName = (text: string): boolean => connectionName.test(text)

/** The name of a new connection, trimmed. Throws `empty_name` or `invalid_name`. */
export function acceptName(text: string): string {
  const name = text.trim()
  if (name === '') throw new PatchbayError('empty_name', { fields: { name: 'Enter a name.' } })
  if (isConnectionName(name)) return name
  const fault = 'Letters, digits, - and _; it begins with a letter or digit and has at most 64.'
  throw new PatchbayError('invalid_name', { fields: { name: fault } })
}

/** Reads `google`, `google:company-drive` or a connection's id. Throws `not_found` for anything else. */
export function parseConnectionKey(text: string): ConnectionKey {
  if (isUuid(text)) return { by: 'id', id: text.toLowerCase() }
  const [head = '', name = DEFAULT_NAME, ...rest] = text.split(':')
  if (rest.length > 0 || !isSlug(head) || !isConnectionName(name)) throw new PatchbayError('not_found')
  return { by: 'name', slug: head, name }
}

/** `google` for the default connection, else `google:company-drive`. */
export function formatConnectionKey(integrationSlug: string, name: string): string {
  return name === DEFAULT_NAME ? integrationSlug : `${integrationSlug}:${name}`
}

/** A slug made from a name: `Company Drive` → `company-drive`. Null when nothing of it can be kept. */
export function slugFrom(name: string): string | null {
  const made = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 64)
    .replace(/^-+|-+$/g, '')
  return isSlug(made) ? made : null
}
