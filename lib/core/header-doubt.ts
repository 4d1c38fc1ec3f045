import { isKnownPlace } from '@/lib/core/header-template'

/** `secret`: it would stand open to everybody who reads the integration; `place`: a placeholder that is never filled. */
export type HeaderDoubt = { about: 'secret' } | { about: 'place'; place: string }

const SECRET_NAME =
  /(^|-)(api-?key|access-key|auth|credentials?|jwt|passwd|password|secret|signature|token)(-|$)/i
/** A scheme with what it carries (RFC 9110 §11.4), or a JWT (RFC 7519). */
const SECRET_VALUE = /^(bearer|basic)\s+\S|\beyJ[\w-]{8,}\./i

/** What nothing forbids about a header, but whoever writes it should look at again. Null: nothing. */
export function doubtOf({ name, value }: { name: string; value: string }): HeaderDoubt | null {
  const places = value.match(/\$\{[^}]*\}?/g) ?? []
  const unknown = places.find((place) => !isKnownPlace(place))
  if (unknown !== undefined) return { about: 'place', place: unknown }
  const isNamedSecret = SECRET_NAME.test(name.trim()) && value.trim() !== '' && places.length === 0
  return isNamedSecret || SECRET_VALUE.test(value.trim()) ? { about: 'secret' } : null
}
