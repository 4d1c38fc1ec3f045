/** `${user.email}`, `${tenant.id}`: a value that is known when a request is made. */
const PLACE = /\$\{([a-z]+(?:\.[A-Za-z_]\w*)+)\}/g

/** What places are filled from, by their whole names: `user.email`. Null: not known of this request. */
export type HeaderValues = Readonly<Record<string, string | null | undefined>>

/** Every place that `userValues` fills. */
export const USER_PLACES = ['user.id', 'user.email', 'user.name'] as const

/** Whether `${…}` is one of them. */
export function isKnownPlace(place: string): boolean {
  return USER_PLACES.some((known) => place === `\${${known}}`)
}

/** The values that stand for the person behind a request; a program that asks for nobody has none. */
export function userValues(user: { id: string; email: string; name: string } | null): HeaderValues {
  return user ? { 'user.id': user.id, 'user.email': user.email, 'user.name': user.name } : {}
}

/**
 * An integration's own headers with their places filled. A header of which a place is not known is left out, since half
 * a value may name somebody else; whatever a header cannot carry (RFC 9110 §5.5) is percent-encoded.
 */
export function fillHeaders(
  headers: Readonly<Record<string, string>>,
  values: HeaderValues,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, template]) => {
      const known = [...template.matchAll(PLACE)].every(([, place]) => placeValue(values, place) !== null)
      if (!known) return []
      const filled = template.replace(PLACE, (_, place: string) => placeValue(values, place) ?? '')
      return [[name, filled.toWellFormed().replace(/[^\x20-\x7e]+/g, encodeURIComponent)]]
    }),
  )
}

function placeValue(values: HeaderValues, place: string | undefined): string | null {
  return place !== undefined && Object.hasOwn(values, place) ? (values[place] ?? null) : null
}
