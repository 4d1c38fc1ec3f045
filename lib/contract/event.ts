import { z } from 'zod'
import { instant, statusSchema } from '@/lib/contract/common'

/** One line of the change log. */
export const eventSchema = z.object({
  /** Decimal digits: a 64-bit number. */
  sequence: z.string(),
  at: instant,
  type: z.string(),
  outcome: z.enum(['success', 'failure', 'denied']),
  actor: z.object({ type: z.string(), id: z.string().nullable(), name: z.string() }),
  target: z.string().nullable(),
  integrationId: z.string().nullable(),
  connectionId: z.string().nullable(),
  requestId: z.string().nullable(),
  address: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
})
export type EventView = z.infer<typeof eventSchema>

/** A page of the change log, newest first. `before` of the next page is `nextBefore`. */
export const eventPageSchema = z.object({ events: z.array(eventSchema), nextBefore: z.string().nullable() })
export type EventPage = z.infer<typeof eventPageSchema>

export const eventQuery = z.object({
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  count: z.coerce.number().int().min(1).max(1000).default(50),
  connection: z.uuid().optional(),
  /** A type, or the part before its dot: `connection`. */
  type: z
    .string()
    .regex(/^[a-z_]{1,40}(\.[a-z_]{1,40})?$/)
    .optional(),
  outcome: z.enum(['success', 'failure', 'denied']).optional(),
  /** An actor's id. */
  actor: z.string().max(64).optional(),
  /** The request id that an error message names. */
  request: z.string().max(64).optional(),
  from: instant.optional(),
  to: instant.optional(),
})
export type EventQuery = z.infer<typeof eventQuery>

/** Query of `GET /api/events/export`. */
export const exportQuery = eventQuery.extend({ format: z.enum(['csv', 'json']) })

/** What the live stream says of one event: ids, types and statuses, nothing to read. */
export const signalSchema = z.object({
  type: z.string(),
  integrationId: z.string().nullable(),
  connectionId: z.string().nullable(),
  status: statusSchema.nullable(),
})
export type Signal = z.infer<typeof signalSchema>

const calendarDay = z.iso.date().optional().catch(undefined)

/** The address of `/activity`: what a person chose. Whatever is mistyped is left out. */
export const activityPlace = z.object({
  type: eventQuery.shape.type.catch(undefined),
  outcome: eventQuery.shape.outcome.catch(undefined),
  actor: eventQuery.shape.actor.catch(undefined),
  request: eventQuery.shape.request.catch(undefined),
  /** A connection's key or id. */
  connection: z.string().max(200).optional().catch(undefined),
  time: z.enum(['today', 'week', 'month', 'range']).optional().catch(undefined),
  from: calendarDay,
  to: calendarDay,
  /** The reader's time zone, where days are meant. */
  zone: z.string().max(60).optional().catch(undefined),
})
export type ActivityPlace = z.infer<typeof activityPlace>
