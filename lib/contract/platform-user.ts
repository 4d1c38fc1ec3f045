import { z } from 'zod'
import { instant } from '@/lib/contract/common'
import {
  authorizationSchema,
  connectorSchema,
  externalId,
  platformConnectionSchema,
} from '@/lib/contract/platform'

const fieldValues = z.record(z.string().max(64), z.string().max(10_000))

/** Body of `POST /api/platform/connect_sessions`. */
export const newConnectSessionSchema = z.strictObject({
  external_id: externalId,
  /** Slugs of what may be connected; null or left out: everything in the catalog. */
  connectors: z.array(z.string().max(64)).max(100).nullable().optional(),
  /** What the customer need not type, by connector and field. */
  fields: z.record(z.string().max(64), fieldValues).optional(),
  /** Where the catalog leads back to: on an allowed origin. */
  return_url: z.string().max(2000).nullable().optional(),
})
export type NewConnectSession = z.infer<typeof newConnectSessionSchema>

/** A link that opens the catalog once. */
export const connectSessionSchema = z.object({ url: z.url(), expires_at: instant })

/** The organisation as its customers know it. */
const platformMembers = {
  name: z.string(),
  /** One install serves one organisation: there is none. */
  slug: z.null(),
  /** The host that this API and the catalog are at. */
  custom_domain: z.string(),
  website: z.string().nullable(),
  login_redirect_url: z.string().nullable(),
  remove_branding: z.boolean(),
  brand_colour: z.string().nullable(),
}
export const platformFactsSchema = z.object({ ...platformMembers, platform: z.object(platformMembers) })
export type PlatformFacts = z.infer<typeof platformFactsSchema>

/** An input to fill in before an account is connected. */
const collectFieldSchema = z.object({
  name: z.string(),
  label: z.string(),
  type: z.enum(['text', 'password', 'textarea', 'number', 'select']),
  required: z.boolean(),
  /** What the provider appends to the value (`.zendesk.com`). */
  suffix: z.string().nullable(),
  placeholder: z.string().nullable(),
  help: z.string().nullable(),
  default: z.string().nullable(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
})

/** As the platform API tells it, with what is to be collected. A token only where the organisation allows it. */
export const userAuthorizationSchema = authorizationSchema.extend({
  authorizer: z.object({
    client_id: z.string().nullable(),
    prototype: z.object({ name: z.string(), slug: z.string(), collect_fields: z.array(collectFieldSchema) }),
  }),
})
export type UserAuthorization = z.infer<typeof userAuthorizationSchema>

export const userConnectionSchema = platformConnectionSchema.extend({
  authorization: userAuthorizationSchema.nullable(),
})
export type UserConnection = z.infer<typeof userConnectionSchema>

export const userAnswerSchema = z.object({
  connection: userConnectionSchema,
  connector: connectorSchema,
  authorization: userAuthorizationSchema.nullable(),
})
export type UserAnswer = z.infer<typeof userAnswerSchema>

export const userListSchema = z.object({ connections: z.array(userConnectionSchema) })
export type UserList = z.infer<typeof userListSchema>

/** What the catalog offers, for who is not signed in too. */
export const connectorListSchema = z.object({ connectors: z.array(connectorSchema) })
export const connectorAnswerSchema = z.object({ connector: connectorSchema })

/** The same with what the user has connected: the best available, and all of it. */
export const userConnectorSchema = connectorSchema.extend({
  connection: userConnectionSchema.nullable(),
  connections: z.array(userConnectionSchema),
})
export type UserConnector = z.infer<typeof userConnectorSchema>
export const userConnectorListSchema = z.object({ connectors: z.array(userConnectorSchema) })
export const userConnectorAnswerSchema = z.object({ connector: userConnectorSchema })

/** Body of `POST /api/platform_user/connections/{slug}`. */
export const newUserConnectionSchema = z.strictObject({
  /** Chosen by the client, for one connection more; of one that is there: connect it again. */
  id: z.uuid().optional(),
  fields: fieldValues.optional(),
})
export type NewUserConnection = z.infer<typeof newUserConnectionSchema>

/** Body of `PUT /api/platform_user/authorizations/{prototype}`: whose it is, and the collected fields beside it. */
export const collectedSchema = z.object({ state: z.uuid() }).catchall(z.string().max(10_000))
export type Collected = z.infer<typeof collectedSchema>

export const authorizationAnswerSchema = z.object({ authorization: userAuthorizationSchema.nullable() })
export type AuthorizationAnswer = z.infer<typeof authorizationAnswerSchema>

/** Body of `POST /api/platform_user/sessions`, where the token does not come as Bearer. */
export const newUserSessionSchema = z.strictObject({
  token: z.string().max(4000).optional(),
  /** Of another window of the same user. */
  ott: z.string().max(100).optional(),
})

/** Who is signed in. */
export const userSessionSchema = z.object({
  user: z.object({
    external_id: z.string(),
    external_name: z.string().nullable(),
    external_group_id: z.string().nullable(),
  }),
  /** Slugs of what their link is for; null: everything in the catalog. */
  connectors: z.array(z.string()).nullable(),
  /** Of the browser’s session; null: there is none, a token alone. */
  expires_at: instant.nullable(),
})
export type UserSession = z.infer<typeof userSessionSchema>

export const userTokenSchema = z.object({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.number(),
})

export const oneTimeTokenSchema = z.object({ ott: z.string(), expires_in: z.number() })
