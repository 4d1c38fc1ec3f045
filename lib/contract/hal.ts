import { z } from 'zod'

const selfLink = z.object({ self: z.object({ href: z.string() }) })

/** A resource with a link to itself (HAL). */
export function halOf<T extends z.ZodRawShape>(schema: z.ZodObject<T>) {
  return z.object({ _links: selfLink, ...schema.shape })
}

/** A page of resources under a relation. */
export function halListOf(relation: string, resource: z.ZodType) {
  return z.object({
    _links: selfLink,
    _embedded: z.object({ [relation]: z.array(resource) }),
    start: z.number(),
    /** How many are on this page. */
    count: z.number(),
    total: z.number(),
  })
}
