import { z } from 'zod'
import { statusSchema } from '@/lib/contract/common'

const DAY_SECONDS = 86_400

/** Query of `GET /api/connections/{key}/credentials`. */
export const credentialQuery = z.strictObject({
  /** Seconds that the token should last at least, where its life allows it. */
  min_valid: z
    .string()
    .regex(/^\d{1,5}$/, 'Whole seconds, at most a day.')
    .transform(Number)
    .refine((seconds) => seconds <= DAY_SECONDS, 'Whole seconds, at most a day.')
    .optional(),
  /** The provider refused a token: the first 16 hexadecimal digits of its SHA-256. */
  rejected: z
    .string()
    .regex(/^[0-9a-f]{16}$/i, 'The first 16 hexadecimal digits of the token’s SHA-256.')
    .optional(),
})
export type CredentialQuery = z.infer<typeof credentialQuery>

const common = {
  /** The connection that it is of: where a bare key’s default has none, another one may serve. */
  connection: z.string(),
  /** ISO 8601; null: no end is known. */
  expires_at: z.iso.datetime().nullable(),
  scopes: z.array(z.string()),
  status: statusSchema,
}

/** A credential that is fit to use now. */
export const credentialSchema = z.union([
  z.object({
    type: z.literal('oauth2'),
    token_type: z.string(),
    access_token: z.string(),
    /** For keys whose scope says so. */
    refresh_token: z.string().nullable().optional(),
    ...common,
  }),
  z.object({
    type: z.enum(['api_key', 'key_secret', 'bot_token', 'credentials']),
    fields: z.record(z.string(), z.string()),
    ...common,
  }),
])
export type CredentialView = z.infer<typeof credentialSchema>
