import { z } from 'zod'
import type { FailureCode } from '@/lib/core/failure'
import { FAILURES } from '@/lib/core/failures'
import { STATUSES } from '@/lib/core/status'
import { hasUnprintable } from '@/lib/core/text'

/** A point in time as it crosses the wire: ISO 8601, UTC. */
export const instant = z.iso.datetime()

export const statusSchema = z.enum(STATUSES)

/** One line that a person typed: trimmed, printable, bounded. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'Please fill this in.')
    .max(max, `At most ${max} characters.`)
    .refine(
      (text) => !hasUnprintable(text) && !/[\t\n\r]/.test(text),
      'This holds characters that cannot be printed.',
    )

/** A failure as a person reads it: what happened, what to do, and which button does it. */
export const failureSchema = z.object({
  code: z.enum(Object.keys(FAILURES) as [FailureCode, ...FailureCode[]]),
  kind: z.enum(['dead', 'misconfigured', 'transient', 'cancelled']),
  message: z.string(),
  next: z.string(),
  action: z.enum(['reconnect', 'edit_setup', 'edit_key', 'test']),
})

export type FailureView = z.infer<typeof failureSchema>

/** Query of a list: where to start, how many, and what to look for. */
export const listQuery = z.object({
  start: z.coerce.number().int().min(0).max(1_000_000).default(0),
  count: z.coerce.number().int().min(1).max(1000).default(50),
  q: z.string().max(200).optional(),
})

export type ListQuery = z.infer<typeof listQuery>
