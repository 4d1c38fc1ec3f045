import { z } from 'zod'
import { failureSchema, instant, statusSchema } from '@/lib/contract/common'

export const accountSchema = z.object({
  id: z.string().nullable(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  /** Path of the picture on our origin; null: initials. */
  picture: z.string().nullable(),
})

/** One time that the provider was asked. */
export const checkSchema = z.object({
  id: z.string(),
  at: instant,
  /** Who asked: `person`, `schedule` or `grant`. */
  how: z.string(),
  status: z.enum(['ok', 'error']),
  failure: failureSchema.nullable(),
  /** The provider's own words, redacted. */
  detail: z.string().nullable(),
  latencyMs: z.number().nullable(),
})
export type CheckView = z.infer<typeof checkSchema>

/** A connection as the console and the API show it. Never a token. */
export const connectionSchema = z.object({
  id: z.string(),
  /** `google` or `google:company-drive`. */
  key: z.string(),
  name: z.string(),
  integration: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
  provider: z.object({ key: z.string(), name: z.string(), mark: z.string().nullable() }),
  status: statusSchema,
  /** Why the status is a failing one. */
  failure: failureSchema.nullable(),
  /** Since when it has failed. */
  failingSince: instant.nullable(),
  account: accountSchema.nullable(),
  askedScopes: z.array(z.string()),
  grantedScopes: z.array(z.string()),
  missingScopes: z.array(z.string()),
  expiresAt: instant.nullable(),
  /** Whether there is a refresh token, so that the expiry is nobody's work. */
  renewable: z.boolean(),
  connectedAt: instant.nullable(),
  lastCheckedAt: instant.nullable(),
  /** How the last attempt to connect ended, while that is newer than the credential. */
  lastAttempt: z.object({ at: instant, failure: failureSchema, detail: z.string().nullable() }).nullable(),
  /** A finished consent of another account, which waits for a decision. */
  replacement: z
    .object({ authorizationId: z.string(), account: accountSchema, expiresAt: instant })
    .nullable(),
  /** Whether a disconnect ends the grant at the provider too. */
  revokes: z.boolean(),
  createdAt: instant,
})
export type ConnectionView = z.infer<typeof connectionSchema>

/** What a test found; the connection is as it stands afterwards. */
export const testResultSchema = z.object({ check: checkSchema, connection: connectionSchema })
export type TestResult = z.infer<typeof testResultSchema>
