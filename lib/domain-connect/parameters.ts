import { PatchbayError } from '@/lib/core/errors'
import { hasUnprintable } from '@/lib/core/text'

/** Names that are the protocol's own, on one of its requests or in every template. */
const reserved: ReadonlySet<string> = new Set([
  ...['domain', 'host', 'fqdn', 'redirect_uri', 'state', 'providername', 'servicename'],
  ...['groupid', 'instanceid', 'sig', 'key', 'force', 'crit'],
  ...['client_id', 'client_secret', 'scope', 'response_type', 'code', 'grant_type', 'refresh_token'],
])

const longestValue = 4096

/**
 * A template's variables, as pairs of a query. Throws `reserved_parameter` for a name that would take the place of one
 * of the protocol's, in any case and with or without percent signs; `invalid_input` for what is no name or value.
 */
export function variablesOf(params: Readonly<Record<string, string>> = {}): [string, string][] {
  return Object.entries(params).map(([name, value]) => {
    if (reserved.has(name.replace(/^%(.*)%$/, '$1').toLowerCase()))
      throw new PatchbayError('reserved_parameter', { params: { name } })
    if (!/^[\w.-]{1,100}$/.test(name))
      throw invalid('A parameter has letters, digits, _, . and - as its name.')
    if (value.length > longestValue || hasUnprintable(value))
      throw invalid(`The value of ${name} is too long or has characters that no record has.`)
    return [name, value]
  })
}

/** Group ids as one value, or none: all records of the template. Throws `invalid_input`. */
export function groupIdOf(groupIds: string | readonly string[] = []): [string, string][] {
  const ids = typeof groupIds === 'string' ? groupIds.split(',').map((id) => id.trim()) : groupIds
  if (ids.some((id) => id === '' || /[,\s]/.test(id) || hasUnprintable(id)))
    throw invalid('A group has a name without blanks and commas.')
  return ids.length > 0 ? [['groupId', [...new Set(ids)].join(',')]] : []
}

/** A pair where there is a value. */
export function optional(name: string, value: string | null | undefined): [string, string][] {
  return value === undefined || value === null || value === '' ? [] : [[name, value]]
}

/** A provider's or service's id as one segment of a path. Throws `invalid_input`. */
export function segment(id: string): string {
  if (id === '' || id.length > 255 || /\s/.test(id) || /^\.{1,2}$/.test(id) || hasUnprintable(id))
    throw invalid('The id of a template’s provider or service has no blanks and is not empty.')
  return encodeURIComponent(id)
}

function invalid(what: string): PatchbayError {
  return new PatchbayError('invalid_input', { params: { what } })
}
