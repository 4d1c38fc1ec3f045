import { z } from 'zod'
import { failureSchema, instant, listQuery, statusSchema } from '@/lib/contract/common'
import { setupFieldSchema } from '@/lib/contract/setup'
import { CONNECT_WAYS } from '@/lib/core/connect-way'
import { STATUSES, type Status } from '@/lib/core/status'

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
  /** It works, though it may not do just what the test asks for. */
  limited: z.boolean(),
})
export type CheckView = z.infer<typeof checkSchema>

/** A connection as the console and the API show it. Never a token. */
export const connectionSchema = z.object({
  id: z.string(),
  /** `google` or `google:company-drive`. */
  key: z.string(),
  name: z.string(),
  integration: z.object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    /** Who connects: one account for everybody, or each person their own. */
    mode: z.enum(['shared', 'per-user']),
    /** Whether its set-up is finished. */
    ready: z.boolean(),
  }),
  provider: z.object({ key: z.string(), name: z.string(), mark: z.string().nullable() }),
  /** `oauth2`: an account is connected by consent; else its key is typed. */
  authType: z.string(),
  /** How it can be connected, the usual way first. */
  connectBy: z.array(z.enum(CONNECT_WAYS)),
  /** Whether whoever connects says whose account it is: each has a server of its own. */
  asksAccount: z.boolean(),
  /** Where a key is typed, its form as it stands. */
  setup: z.array(setupFieldSchema),
  /** Whose it is: the organisation's, or one user's, subject's or group's. */
  owner: z.object({
    type: z.enum(['organisation', 'user', 'subject', 'group']),
    id: z.string().nullable(),
    name: z.string().nullable(),
  }),
  enabled: z.boolean(),
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
  /** When the refresh token ends, and with it what a person granted; null: no end is known. */
  refreshExpiresAt: instant.nullable(),
  /** Whether there is a refresh token, so that the expiry is nobody's work. */
  renewable: z.boolean(),
  connectedAt: instant.nullable(),
  lastCheckedAt: instant.nullable(),
  /** How the last attempt to connect ended, while that is newer than the credential. */
  lastAttempt: z.object({ at: instant, failure: failureSchema, detail: z.string().nullable() }).nullable(),
  /** A code that waits to be entered at the provider; null for whoever may not connect. */
  device: z
    .object({
      userCode: z.string(),
      /** https, or http to an address that was allowed. */
      verificationUri: z.url({ protocol: /^https?$/ }),
      /** The same with the code in it. */
      verificationUriComplete: z.url({ protocol: /^https?$/ }).nullable(),
      expiresAt: instant,
    })
    .nullable(),
  /** A finished consent of another account, which waits for a decision. */
  replacement: z
    .object({ authorizationId: z.string(), account: accountSchema, expiresAt: instant })
    .nullable(),
  /** Whether a disconnect ends the grant at the provider too. */
  revokes: z.boolean(),
  /** How the account's owner ends the access there, where the provider offers no revocation. */
  revocationNote: z.string().nullable(),
  createdAt: instant,
})
export type ConnectionView = z.infer<typeof connectionSchema>

/** What beginning to connect leads to: the provider's page, or the connection as it stands afterwards. */
export type Connecting = { url: string } | { connection: ConnectionView }

/** What a test found; the connection is as it stands afterwards. */
export const testResultSchema = z.object({ check: checkSchema, connection: connectionSchema })
export type TestResult = z.infer<typeof testResultSchema>

/** A key that was saved; `check` null: nobody was asked about it. */
export const savedKeySchema = z.object({ check: checkSchema.nullable(), connection: connectionSchema })
export type SavedKey = z.infer<typeof savedKeySchema>

/** What the provider said of a key that is not saved; `failure` null: it works. */
export const keyTestSchema = z.object({
  failure: failureSchema.nullable(),
  /** The provider's own words, redacted. */
  detail: z.string().nullable(),
  latencyMs: z.number(),
  limited: z.boolean(),
})
export type KeyTest = z.infer<typeof keyTestSchema>

/** A connection that was disconnected, and whether its grant was ended at the provider too. */
export const disconnectedSchema = z.object({
  connection: connectionSchema,
  revocation: z.enum(['revoked', 'not_offered', 'failed']),
})

/** The newest first, 50 at most. */
export const checkListSchema = z.object({ checks: z.array(checkSchema) })

/** Body of `POST /api/integrations/{id}/connections`. */
export const newConnectionSchema = z.strictObject({ name: z.string().max(200) })

const many = (values: string | undefined) => values?.split(',').filter(Boolean)

/** Query of the list of connections. Several statuses or providers stand with commas between them. */
export const connectionQuery = listQuery.extend({
  status: z
    .string()
    .max(500)
    .optional()
    .transform((text) =>
      many(text)?.filter((word): word is Status => STATUSES.some((status) => status === word)),
    ),
  provider: z.string().max(2000).optional().transform(many),
  /** One integration, by id or slug. */
  integration: z.string().max(64).optional(),
  /** `organisation`, or a user's id. */
  owner: z.union([z.literal('organisation'), z.uuid()]).optional(),
})
export type ConnectionQuery = z.infer<typeof connectionQuery>

/** A page of connections, with what the filters would find. */
export const connectionPageSchema = z.object({
  items: z.array(connectionSchema),
  start: z.number(),
  count: z.number(),
  total: z.number(),
  /** By status, whatever status is asked for. */
  counts: z.record(statusSchema, z.number()),
  /** The integration that it is narrowed to; null: to none, or it is gone. */
  integration: z.object({ slug: z.string(), name: z.string() }).nullable(),
  /** What there is to filter by. */
  providers: z.array(z.object({ key: z.string(), name: z.string() })),
  owners: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type ConnectionPage = z.infer<typeof connectionPageSchema>
