import { z } from 'zod'
import { instant, line } from '@/lib/contract/common'
import { connectionSchema } from '@/lib/contract/connection'
import { changeSchema } from '@/lib/contract/person'
import { isSlug } from '@/lib/core/connection-key'
import { SCHEDULES } from '@/lib/core/schedule'
import { hasUnprintable } from '@/lib/core/text'

/** Body of `POST /api/integrations`. */
export const newIntegrationSchema = z.strictObject({
  provider: z.string().refine(isSlug, 'This is not a provider’s key.'),
  slug: z.string().refine(isSlug, 'Small letters, digits and dashes, at most 64 characters.').optional(),
  name: line(80).optional(),
  mode: z.enum(['shared', 'per-user']).optional(),
})
export type NewIntegration = z.infer<typeof newIntegrationSchema>

/** Body of `PATCH /api/integrations/{id}`: what is left out stays. */
export const integrationChangeSchema = changeSchema.extend({ validateEvery: z.enum(SCHEDULES).optional() })
export type IntegrationChange = z.infer<typeof integrationChangeSchema>

/** One value of the set-up form. Secrets keep their spaces and newlines, byte for byte; NUL and other controls are refused. */
const setupValue = z
  .string()
  .max(16_384, 'At most 16,384 characters.')
  .refine((text) => !hasUnprintable(text), 'This holds characters that cannot be printed.')

/** Body of `PUT …/setup`: the provider's fields by their keys, and the scopes to ask for. A blank secret keeps the stored one. */
export const setupSchema = z.object({
  fields: z.record(z.string().max(64), setupValue),
  scopes: z.array(z.string().max(300)).max(500).optional(),
  /** What to do with spaces around a secret: without a choice they are asked about. */
  outerSpaces: z.enum(['keep', 'remove']).optional(),
})
export type Setup = z.infer<typeof setupSchema>

/** A field of the set-up as it stands: the value of an open one, of a secret only that it is saved. */
export const setupFieldSchema = z.object({
  key: z.string(),
  value: z.string().nullable(),
  saved: z.object({ at: instant, by: z.string() }).nullable(),
})

/** An integration with its connections. Never a secret. */
export const integrationSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  category: z.string().nullable(),
  tags: z.array(z.string()),
  provider: z.object({ key: z.string(), name: z.string(), mark: z.string().nullable() }),
  authType: z.string(),
  mode: z.enum(['shared', 'per-user']),
  enabled: z.boolean(),
  /** Whether every required field is saved. */
  ready: z.boolean(),
  /** Exactly what is sent to the provider, and has to be registered there. */
  redirectUri: z.string(),
  /** How often its connections are tested by the clock. */
  validateEvery: z.enum(SCHEDULES),
  /** When the clock's turn came last, and when it comes next. */
  schedule: z.object({ lastAt: instant.nullable(), nextAt: instant.nullable() }),
  /** Whether its provider names something to test a credential with. */
  testable: z.boolean(),
  setup: z.array(setupFieldSchema),
  scopes: z.array(z.string()),
  connections: z.array(connectionSchema),
  createdAt: instant,
  updatedAt: instant,
})
export type IntegrationView = z.infer<typeof integrationSchema>
