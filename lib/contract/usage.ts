import { z } from 'zod'
import { instant } from '@/lib/contract/common'

const calls = {
  /** Since midnight, UTC; about two seconds late. */
  today: z.number(),
  /** Today and the six days before. */
  week: z.number(),
  /** Of those, the ones that got nothing. */
  failed: z.number(),
  lastAt: instant,
}

/** Who asked for a connection's credential, or sent a request with it, in the last seven days. */
export const callerSchema = z.object({
  type: z.enum(['api_key', 'user', 'system', 'anonymous']),
  id: z.string().nullable(),
  name: z.string(),
  /** False for an API key that was revoked, has expired or was deleted: it is not hit by anything. */
  active: z.boolean(),
  ...calls,
})
export type CallerView = z.infer<typeof callerSchema>

/** The busiest first; 100 at most. */
export const usageSchema = z.object({ callers: z.array(callerSchema) })
export type UsageView = z.infer<typeof usageSchema>

/** What an API key asked for in the last seven days, the busiest first; 100 at most. */
export const keyUsageSchema = z.object({
  connections: z.array(z.object({ id: z.string(), key: z.string(), integration: z.string(), ...calls })),
})
export type KeyUsageView = z.infer<typeof keyUsageSchema>

/** Who is hit while a connection is broken: some of those who can be, the busiest first, and how many there are. */
export const hitSchema = z.object({ callers: z.array(callerSchema), total: z.number() })
export type HitView = z.infer<typeof hitSchema>
