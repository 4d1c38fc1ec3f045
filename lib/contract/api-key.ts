import { z } from 'zod'
import { instant, line } from '@/lib/contract/common'
import { API_KEY_STATES, EXPIRY_DAYS } from '@/lib/core/api-key'
import { API_SCOPES } from '@/lib/core/roles'

/** An API key as an admin sees it: never its secret, nor the digest of that. */
export const apiKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(API_SCOPES)),
  /** The integrations that it is bound to; null: every one. */
  integrations: z.array(z.object({ slug: z.string(), name: z.string() })).nullable(),
  /** How many that it is bound to were deleted since. */
  integrationsGone: z.number(),
  state: z.enum(API_KEY_STATES),
  /** Who made it; null: the command line, or somebody who is no longer known. */
  madeBy: z.object({ name: z.string(), disabled: z.boolean() }).nullable(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
  /** To within a minute. */
  lastUsedAt: instant.nullable(),
})
export type ApiKeyView = z.infer<typeof apiKeySchema>

/** What `/api-keys` shows. */
export interface ApiKeysView {
  /** Those that open something. */
  living: ApiKeyView[]
  /** The newest of those that were revoked or have expired. */
  ended: ApiKeyView[]
}

/** Where a line for a shell leads. */
export interface CurlPlace {
  publicUrl: string
  /** An integration to show it with; null: there is none yet. */
  slug: string | null
}

/** Input of a new key. */
export const newApiKeySchema = z.strictObject({
  name: line(80),
  scopes: z.array(z.enum(API_SCOPES)).min(1, 'Choose at least one.').max(API_SCOPES.length),
  /** Null: every integration. None at all is nothing that anybody means. */
  integrationIds: z.array(z.uuid()).min(1, 'Choose at least one.').max(200).nullable(),
  expiresInDays: z.literal(EXPIRY_DAYS).nullable(),
})
export type NewApiKeyInput = z.infer<typeof newApiKeySchema>
