import { z } from 'zod'
import { instant, line } from '@/lib/contract/common'
import { connectionSchema } from '@/lib/contract/connection'
import { changeSchema } from '@/lib/contract/person'
import { keyInputSchema, setupFieldSchema } from '@/lib/contract/setup'
import { isSlug } from '@/lib/core/connection-key'
import { SCHEDULES } from '@/lib/core/schedule'

/** Body of `POST /api/integrations`. */
export const newIntegrationSchema = z.strictObject({
  provider: z.string().refine(isSlug, 'This is not a provider’s key.'),
  slug: z.string().refine(isSlug, 'Small letters, digits and dashes, at most 64 characters.').optional(),
  name: line(80).optional(),
  mode: z.enum(['shared', 'per-user']).optional(),
  /** Where keys are typed: the default connection's, tried first. One that is refused leaves nothing behind. */
  key: keyInputSchema.optional(),
})
export type NewIntegration = z.infer<typeof newIntegrationSchema>

/** Body of `PATCH /api/integrations/{id}`: what is left out stays. */
export const integrationChangeSchema = changeSchema.extend({ validateEvery: z.enum(SCHEDULES).optional() })
export type IntegrationChange = z.infer<typeof integrationChangeSchema>

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
