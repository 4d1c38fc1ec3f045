import { z } from 'zod'
import { instant, line } from '@/lib/contract/common'
import { AUTHORIZATION_STATUSES } from '@/lib/core/authorization-status'
import { isExternalId } from '@/lib/core/external-id'

/** The organisation's own id of a customer or group. */
export const externalId = z
  .string()
  .refine(isExternalId, 'One printable line of 1 to 255 characters, and neither "." nor "..".')

const name = line(255).nullable().optional()
/** Left out: the group stays. Null: they leave it. */
const group = externalId.nullable().optional()

/** Body of `POST /api/platform/users`. */
export const newUserSchema = z.strictObject({
  user: z.strictObject({ external_id: externalId, external_name: name, external_group_id: group }),
})
export type NewUser = z.infer<typeof newUserSchema>

/** A custom attribute; null takes it away. */
const attribute = z.union([z.string().max(1000), z.number(), z.boolean(), z.null()])

const members = { external_name: name, external_group_id: group }

/** With custom attributes beside the given members. */
function withAttributes<T extends z.ZodRawShape>(shape: T) {
  return z
    .object(shape)
    .catchall(attribute)
    .refine(
      (given) => Object.keys(given).every((key) => /^[a-zA-Z][\w-]{0,63}$/.test(key)),
      'An attribute’s name begins with a letter and has letters, digits, - and _, at most 64.',
    )
}

/** Body of `POST /api/platform/contexts`: every other member is a custom attribute. */
export const newContextSchema = z.strictObject({
  context: withAttributes({ external_id: externalId, ...members }),
})
export type NewContext = z.infer<typeof newContextSchema>

/** Body of `PUT /api/platform/contexts/{externalId}`: what is left out stays; another `external_id` renames. */
export const contextChangeSchema = z.strictObject({
  context: withAttributes({ external_id: externalId.optional(), ...members }),
})
export type ContextChange = z.infer<typeof contextChangeSchema>

const userMembers = {
  external_id: z.string(),
  external_name: z.string().nullable(),
  external_group_id: z.string().nullable(),
}

/** A customer; the same members stand at the top, and in `user`. */
export const platformUserSchema = z.object({
  /** For the user API: 15 minutes. */
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  /** Seconds. */
  expires_in: z.number(),
  ...userMembers,
  user: z.object(userMembers),
})
export type PlatformUser = z.infer<typeof platformUserSchema>

/** A customer with what else the organisation keeps of them. */
const contextMembers = z.object(userMembers).catchall(attribute)
export type ContextMembers = z.infer<typeof contextMembers>

export const platformContextSchema = z.object({ ...userMembers, context: contextMembers })
export type PlatformContext = z.infer<typeof platformContextSchema>

export const newPlatformContextSchema = platformContextSchema.extend({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.number(),
})
export type NewPlatformContext = z.infer<typeof newPlatformContextSchema>

/** An integration as a customer knows it. */
export const connectorSchema = z.object({
  name: z.string(),
  slug: z.string(),
  short_description: z.string().nullable(),
  description: z.string().nullable(),
  about: z.string().nullable(),
  /** Null: it gets a lettered tile. */
  mark_url: z.string().nullable(),
  categories: z.array(z.string()),
  supports_multiple_connections: z.boolean(),
})
export type ConnectorView = z.infer<typeof connectorSchema>

/** How a connection stands, with what opens the door while it is `active`. */
export const authorizationSchema = z.object({
  id: z.string(),
  /** Whose account it is. */
  display_label: z.string().nullable(),
  status: z.enum(AUTHORIZATION_STATUSES),
  error_code: z.string().nullable(),
  error_message: z.string().nullable(),
  /** The token, or a key that is one secret; null unless the status is `active`. */
  access_token: z.string().nullable(),
  token_type: z.string().nullable(),
  /** The whole credential: keys of several fields have no `access_token`. */
  credential: z
    .union([
      z.object({ type: z.literal('oauth2'), token_type: z.string(), access_token: z.string() }),
      z.object({
        type: z.enum(['api_key', 'key_secret', 'bot_token', 'credentials']),
        fields: z.record(z.string(), z.string()),
      }),
    ])
    .nullable(),
  expires_at: instant.nullable(),
  scopes: z.array(z.string()),
  /** The catalog’s page where the customer repairs it; null while it works, or there is no such page. */
  authorize_url: z.string().nullable(),
  /** What is connected by it. */
  connector: z.object({ name: z.string(), slug: z.string() }),
  /** What `PUT /authorizations/{prototype}` of the user API takes. */
  state: z.string(),
  authorizer: z.object({
    client_id: z.string().nullable(),
    prototype: z.object({ name: z.string(), slug: z.string() }),
  }),
})
export type AuthorizationView = z.infer<typeof authorizationSchema>

/** A connection with both of its parts; of a customer who never connected, nothing is enabled. */
export const platformConnectionSchema = z.object({
  id: z.string().nullable(),
  name: z.string().nullable(),
  enabled: z.boolean(),
  /** Whether the customer's group has it, or the customer alone; null: there is none yet. */
  owner: z.enum(['user', 'group']).nullable(),
  /** The catalog’s page where it is connected, repaired and removed; null while customers are not offered it. */
  catalog_url: z.string().nullable(),
  created_at: instant.nullable(),
  connector: connectorSchema,
  authorization: authorizationSchema.nullable(),
})
export type PlatformConnection = z.infer<typeof platformConnectionSchema>

/** Both shapes at once: its parts beside the connection, and in it. */
export const platformAnswerSchema = z.object({
  connection: platformConnectionSchema,
  connector: connectorSchema,
  authorization: authorizationSchema.nullable(),
})
export type PlatformAnswer = z.infer<typeof platformAnswerSchema>

/** A page of connections; `next` is the `cursor` of the following one, null on the last. */
export const platformListSchema = z.object({
  connections: z.array(platformConnectionSchema),
  next: z.string().nullable(),
})
export type PlatformList = z.infer<typeof platformListSchema>

/** Query of a list of connections. */
export const platformListQuery = z.object({ slug: z.string().max(64).optional() })
export type PlatformListQuery = z.infer<typeof platformListQuery>

/** The same where the list is told in pages. */
export const platformPageQuery = platformListQuery.extend({
  limit: z.coerce.number().int().min(1).max(200).default(100),
  cursor: z.uuid().optional(),
})
export type PlatformPageQuery = z.infer<typeof platformPageQuery>

/** Every error of the platform and user APIs: one sentence. */
export const platformErrorSchema = z.object({ error: z.string() })

/** The public keys of users' tokens (RFC 7517 §5). */
export const signingKeysSchema = z.object({ keys: z.array(z.record(z.string(), z.unknown())) })
