import { z } from 'zod'
import { statusSchema } from '@/lib/contract/common'
import { connectionSchema } from '@/lib/contract/connection'
import { eventSchema } from '@/lib/contract/event'
import { hitSchema } from '@/lib/contract/usage'

/** A connection that fails, and who is hit by that. */
export const failingSchema = connectionSchema.extend({ hit: hitSchema })
export type FailingView = z.infer<typeof failingSchema>

/** What the overview shows: what is broken first, then how everything stands, then what happened lately. */
export const overviewSchema = z.object({
  counts: z.record(statusSchema, z.number()),
  /** Failing connections, the longest broken first; 50 at most, `failingTotal` in all. */
  failing: z.array(failingSchema),
  failingTotal: z.number(),
  /** Failing connections of customers and their groups: one entry for each integration, the most first. */
  customers: z.array(
    z.object({
      integration: z.object({ slug: z.string(), name: z.string() }),
      provider: z.object({ name: z.string(), mark: z.string().nullable() }),
      count: z.number(),
      /** Whether a reconnect is what each of them needs. */
      reconnect: z.boolean(),
    }),
  ),
  recent: z.array(eventSchema),
  integrations: z.number(),
  /** Integrations whose set-up lacks something: some by name, and how many there are. */
  unfinished: z.array(z.object({ slug: z.string(), name: z.string() })),
  unfinishedTotal: z.number(),
})
export type OverviewView = z.infer<typeof overviewSchema>
