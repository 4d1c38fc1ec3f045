import { z } from 'zod'
import { line } from '@/lib/contract/common'
import { isSlug } from '@/lib/core/connection-key'
import { isFailureCode } from '@/lib/core/failure'

/** https, or http: whether an address may be reached is egress's to say, when it is used. */
const endpoint = z
  .string()
  .max(2000)
  .refine(isEndpoint, 'This must be an https address without user name or fragment.')

const name = z.string().regex(/^[A-Za-z_][A-Za-z0-9_-]{0,63}$/, 'Letters, digits, - and _ only.')
const path = z.string().max(200)

const fieldSchema = z.strictObject({
  key: name,
  label: line(80),
  type: z.enum(['text', 'password', 'textarea', 'number', 'select']),
  required: z.boolean().default(true),
  // A field that does not say is a secret: a free text may hold one.
  secret: z.boolean().default(true),
  placeholder: z.string().max(200).optional(),
  help: z.string().max(500).optional(),
  default: z.string().max(500).optional(),
  options: z
    .array(z.strictObject({ value: z.string().max(200), label: z.string().max(200) }))
    .max(100)
    .optional(),
})

const scopeSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,300}$/, 'A scope is printable and has no spaces (RFC 6749 §3.3).'),
  label: z.string().max(200).default(''),
  default: z.boolean().optional(),
  required: z.boolean().optional(),
})

const params = z.record(name, z.string().max(500))
const note = z.string().max(500)

/** Extra headers. Those that carry a credential, or frame the message, are not a definition's to set. */
const headers = z
  .record(z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'Small letters, digits and dashes only.'), line(500))
  .refine(
    (given) => !Object.keys(given).some((header) => reservedHeaders.has(header)),
    'These headers are set by Patchbay.',
  )
const reservedHeaders = new Set([
  'authorization',
  'cookie',
  'host',
  'content-length',
  'content-type',
  'connection',
  'transfer-encoding',
])

/** A request body, sent as JSON. */
const body = z.record(name, z.string().max(4000))
const method = z.enum(['GET', 'POST'])

const revocationSchema = z.strictObject({
  url: endpoint,
  method: z.enum(['POST', 'DELETE']),
  authenticate: z.enum(['client_basic', 'bearer', 'none']),
  body: z.discriminatedUnion('type', [
    z.strictObject({ type: z.enum(['json', 'form']), parameter: name }),
    z.strictObject({ type: z.literal('none') }),
  ]),
  token: z.enum(['refresh_token', 'access_token']),
  okField: path.optional(),
})

export const oauth2Schema = z.strictObject({
  authorizationUrl: endpoint,
  tokenUrl: endpoint,
  revocationUrl: endpoint.optional(),
  revocation: revocationSchema.optional(),
  revocationNote: note.optional(),
  userinfoUrl: endpoint.optional(),
  deviceAuthorizationUrl: endpoint.optional(),
  issuer: z.string().max(2000).optional(),
  grant: z.literal('authorization_code').default('authorization_code'),
  scopes: z.array(scopeSchema).max(500).default([]),
  scopesNote: note.optional(),
  scopeSeparator: z.enum([' ', ',']).optional(),
  scopeParameter: name.optional(),
  pkce: z.enum(['S256', 'none']).optional(),
  tokenAuthMethod: z
    .enum(['client_secret_basic', 'client_secret_post', 'none'])
    .default('client_secret_basic'),
  authorizationParams: params.optional(),
  tokenParams: params.optional(),
  tokenEncoding: z.enum(['form', 'json']).optional(),
  tokenResponse: z
    .strictObject({
      within: name.optional(),
      okField: name.optional(),
      scopeSeparator: z.literal(',').optional(),
      scopeField: name.optional(),
      expiresIn: z.int().min(1).max(31_536_000).optional(),
      keep: z.array(path).max(20).optional(),
    })
    .optional(),
  idToken: z.enum(['validate', 'ignore']).optional(),
  issParameterSupported: z.boolean().optional(),
})

/** A provider as an admin defines it: the shape of the shipped data (DESIGN §6). Unknown members are refused. */
export const providerDefinitionSchema = z.strictObject({
  key: z.string().refine(isSlug, 'Small letters, digits and dashes, at most 64 characters.'),
  name: line(80),
  description: z.string().max(500).default(''),
  categories: z.array(line(40)).max(10).default([]),
  aliases: z.array(line(40)).max(20).optional(),
  capabilities: z.array(line(80)).max(30).optional(),
  authType: z.literal('oauth2'),
  fields: z.array(fieldSchema).max(20).default([]),
  oauth2: oauth2Schema,
  identity: z
    .strictObject({
      url: endpoint,
      method: method.optional(),
      headers: headers.optional(),
      body: body.optional(),
      id: z.array(path).min(1),
      name: z.array(path).optional(),
      email: z.array(path).optional(),
      picture: z.array(path).optional(),
      pictureTemplate: z
        .string()
        .max(2000)
        .refine((text) => isEndpoint(text.replaceAll('.', '_')), 'This must be an https address.')
        .optional(),
      okField: path.optional(),
    })
    .optional(),
  probe: z
    .strictObject({
      url: endpoint,
      method: method.optional(),
      headers: headers.optional(),
      body: body.optional(),
      okField: path.optional(),
      failField: path.optional(),
      errorField: path.optional(),
      errors: z
        .record(z.string().max(200), z.string().refine(isFailureCode, 'Not a failure code.'))
        .optional(),
      scopesHeader: z
        .string()
        .regex(/^[a-z][a-z0-9-]{0,63}$/)
        .optional(),
    })
    .optional(),
  api: z
    .strictObject({
      baseUrl: endpoint,
      baseUrlFrom: z
        .strictObject({
          kept: path,
          within: z
            .array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/))
            .min(1)
            .max(20),
        })
        .optional(),
      headers: headers.optional(),
      credential: z.discriminatedUnion('in', [
        z.strictObject({ in: z.literal('header'), name, prefix: z.string().max(40) }),
        z.strictObject({ in: z.literal('query'), name }),
      ]),
    })
    .optional(),
  instructions: z
    .array(z.strictObject({ title: line(200), steps: z.array(z.string().max(1000)).max(30) }))
    .max(20)
    .optional(),
})

/** The short form: everything is read from the provider's own metadata (OIDC, RFC 8414). */
export const providerDiscoverySchema = z.strictObject({
  key: z.string().refine(isSlug, 'Small letters, digits and dashes, at most 64 characters.'),
  name: line(80),
  discoveryUrl: z
    .string()
    .trim()
    .max(2000)
    .refine(isEndpoint, 'This must be an https address without user name or fragment.'),
})

/** Body of `POST /api/providers`. */
export const newProviderSchema = z.union([providerDiscoverySchema, providerDefinitionSchema])
export type NewProvider = z.infer<typeof newProviderSchema>

/** A provider as the gallery and the set-up page show it. */
export interface ProviderView {
  key: string
  name: string
  description: string
  categories: string[]
  aliases: string[]
  capabilities: string[]
  authType: string
  /** Path of its mark on our origin; null: a lettered tile. */
  mark: string | null
  /** Whether this organisation defined it itself. */
  custom: boolean
  /** How many integrations use it. */
  integrations: number
  fields: FieldView[]
  scopes: ScopeView[]
  instructions: { title: string; steps: string[] }[]
  source: string | null
  checkedOn: string | null
  revokes: boolean
  /** How an account's owner ends the access where the provider offers no revocation; null where it does. */
  revocationNote: string | null
  /** What to know about its scopes. */
  scopesNote: string | null
}

export interface FieldView {
  key: string
  label: string
  type: 'text' | 'password' | 'textarea' | 'number' | 'select'
  required: boolean
  secret: boolean
  placeholder: string | null
  help: string | null
  default: string | null
  options: { value: string; label: string }[]
}

export interface ScopeView {
  name: string
  label: string
  default: boolean
  required: boolean
}

function isEndpoint(text: string): boolean {
  const plain = text.replace(/\{\w+\}/g, 'x')
  if (!URL.canParse(plain)) return false
  const url = new URL(plain)
  return /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.hash
}
