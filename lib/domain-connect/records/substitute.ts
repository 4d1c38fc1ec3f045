import { TemplateError } from '@/lib/domain-connect/records/error'

/** Where a template is applied: the zone, and the labels below it, empty for its apex. Small letters, no closing dot. */
export interface Place {
  domain: string
  host: string
}

/** The values of a template's variables, by name. */
export type Params = Readonly<Record<string, string>>

/** Variables that need no value from the caller, who cannot set them either. */
export const BUILT_IN: readonly string[] = ['domain', 'host', 'fqdn']

/** `[host.]domain`. */
export function fqdnOf({ domain, host }: Place): string {
  return host === '' ? domain : `${host}.${domain}`
}

/**
 * Replaces each variable once, from left to right: a value with a variable in it stays as it is (draft-ietf-dconn-
 * domainconnect §9.2). Throws `missing_variable`, and `invalid_template` for a `%` without its partner.
 */
export function substitute(text: string, place: Place, params: Params): string {
  return pieces(text)
    .map((piece) => (piece.variable ? valueFor(piece.text, place, params) : piece.text))
    .join('')
}

/** The names of the variables in a text, in their order; a `%` without its partner names none. */
export function variablesIn(text: string): string[] {
  const [found] = split(text)
  return found.filter(({ variable }) => variable).map((piece) => piece.text)
}

/**
 * The owner name of a record, relative to the zone (§9.3): `@` and nothing are the place itself, a name with a closing
 * dot is absolute, any other is below the place. An absolute name outside of the zone keeps its dot, and fits no record.
 */
export function ownerName(rendered: string, { domain, host }: Place): string {
  if (rendered === '' || rendered === '@') return host === '' ? '@' : host
  if (!rendered.endsWith('.')) return host === '' ? rendered : `${rendered}.${host}`
  const [absolute, zone] = [rendered.toLowerCase(), domain.toLowerCase()]
  if (absolute === `${zone}.`) return '@'
  return absolute.endsWith(`.${zone}.`) ? rendered.slice(0, -(domain.length + 2)) : rendered
}

function valueFor(name: string, place: Place, params: Params): string {
  if (name === 'fqdn') return fqdnOf(place)
  if (name === 'domain') return place.domain
  if (name === 'host') return place.host
  const value = Object.hasOwn(params, name) ? params[name] : undefined
  if (value === undefined) throw new TemplateError('missing_variable', { variable: name })
  return value
}

interface Piece {
  text: string
  variable: boolean
}

function pieces(text: string): Piece[] {
  const [found, isPaired] = split(text)
  if (!isPaired) throw new TemplateError('invalid_template', { value: text })
  return found
}

/** The text in pieces, and whether each `%` had its partner. `%{…}` is a macro of SPF (RFC 7208 §7), and no variable. */
function split(text: string): [Piece[], boolean] {
  const found = [...text.matchAll(/%\{[^%{}]*\}|%([^%]*)%|[^%]+/g)].map(([whole, name]) => ({
    text: name ?? whole,
    variable: name !== undefined,
    length: whole.length,
  }))
  return [found, found.reduce((sum, { length }) => sum + length, 0) === text.length]
}
