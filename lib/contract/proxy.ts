import { z } from 'zod'

const scalar = z.union([z.string(), z.number(), z.boolean()])

/** A request for the provider, as `POST …/request` takes it. */
export const proxiedSchema = z.strictObject({
  method: z.string().max(20).default('GET'),
  /** Below the API's base, or a whole address on it. */
  url: z.string().max(8000),
  headers: z.record(z.string().max(256), z.string().max(8192)).optional(),
  /** A text is sent as it is, anything else as JSON. */
  data: z.unknown().optional(),
  /** Added to the query; a list once for each of its values. */
  params: z.record(z.string().max(256), z.union([scalar, z.array(scalar).max(1000)])).optional(),
})

export type Proxied = z.infer<typeof proxiedSchema>
