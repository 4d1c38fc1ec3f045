import { z } from 'zod'
import { instant, listQuery } from '@/lib/contract/common'
import { keyInputSchema, setupValue } from '@/lib/contract/setup'

/** A connection in the words of the OAuth Connections API: exactly these fields. Never a token. */
export const ownConnectionSchema = z.object({
  id: z.string(),
  integrationId: z.string(),
  /** Null: the organisation's. */
  ownerId: z.string().nullable(),
  isShared: z.boolean(),
  tokenExpiresAt: instant.nullable(),
  refreshTokenExpiresAt: instant.nullable(),
  lastAuthorizedAt: instant.nullable(),
  /** Where its requests go, as resolved for this connection. */
  apiBaseUri: z.string().nullable(),
  /** What the token response said besides, as far as it is kept. */
  data: z.record(z.string(), z.unknown()),
  createdAt: instant,
  updatedAt: instant,
})
export type OwnConnection = z.infer<typeof ownConnectionSchema>

/** What an own connection is listed with. */
export interface ListedConnection {
  connection: OwnConnection
  integration: { id: string; slug: string; name: string; type: string }
}

const owner = z.union([z.literal('organisation'), z.uuid()]).optional()

/** Query of `…/connection` and of `POST …/connect`: whose, if not the caller's own. */
export const ownerQuery = z.strictObject({ owner })

/** Query of `GET …/connect`. */
export const connectQuery = z.strictObject({
  connection: z.string().max(64).optional(),
  /** Whose server is asked, where each account has its own: a handle, a DID, or the address of a server. */
  account: z.string().max(2048).optional(),
})

/** Query of `GET /api/integration-connections`. */
export const ownConnectionQuery = z.strictObject(listQuery.shape)

/** A code that a consent brought to the caller's own redirect URI (RFC 6749 §4.1.2, RFC 7636 §4.5). */
const codeGrantSchema = z.strictObject({
  code: z.string().min(1).max(4096),
  redirect_uri: z.url().max(2000),
  code_verifier: z
    .string()
    .regex(/^[A-Za-z0-9._~-]{43,128}$/, '43 to 128 letters, digits, or - . _ ~ (RFC 7636 §4.1).')
    .optional(),
})

const refreshGrantSchema = z.strictObject({
  refresh_token: z.string().regex(/^[\x20-\x7e]{1,65536}$/, 'Printable ASCII (RFC 6749 appendix A.17).'),
})

/** Body of `POST /api/integrations/{id}/connect`: a code, a refresh token, or the provider's fields by their keys. */
export const connectSchema = z.union([
  codeGrantSchema,
  refreshGrantSchema,
  z.strictObject(keyInputSchema.shape),
  z
    .record(z.string().max(64), setupValue)
    .refine((given) => !('code' in given) && !('refresh_token' in given), 'Send redirect_uri with a code.')
    .transform((fields) => ({ fields })),
])
export type ConnectBody = z.infer<typeof connectSchema>
