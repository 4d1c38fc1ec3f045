/** A resource with a link to itself (HAL, draft-kelly-json-hal). */
export function hal<T extends object>(href: string, resource: T): T & { _links: { self: { href: string } } } {
  return { _links: { self: { href } }, ...resource }
}

/** A page of resources under a relation, with where it starts and how many there are in all. */
export function halList<T>(
  path: string,
  relation: string,
  items: readonly T[],
  page: { start: number; count: number; q?: string; total: number },
) {
  const query = new URLSearchParams({
    start: String(page.start),
    count: String(page.count),
    ...(page.q && { q: page.q }),
  })
  return {
    _links: { self: { href: `${path}?${query}` } },
    _embedded: { [relation]: items },
    start: page.start,
    count: items.length,
    total: page.total,
  }
}
