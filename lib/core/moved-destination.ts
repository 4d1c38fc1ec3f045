/**
 * Whether a credential would go to an origin that it was not given for: neither to the one before, nor to one of the
 * provider's `own` addresses. `undefined` changes nothing, null goes back to the provider's own, and what cannot be read
 * as an address is taken for another one.
 */
export function isElsewhere(
  before: string | null,
  after: string | null | undefined,
  own: readonly (string | null | undefined)[],
): boolean {
  if (after === undefined || after === null || after === before) return false
  const origin = originOf(after)
  return origin === null || ![before, ...own].some((address) => originOf(address) === origin)
}

function originOf(address: string | null | undefined): string | null {
  return address && URL.canParse(address) ? new URL(address).origin : null
}
