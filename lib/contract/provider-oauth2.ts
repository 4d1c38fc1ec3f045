import { z } from 'zod'
import { endpoint } from '@/lib/contract/endpoint'
import { name, note, path } from '@/lib/contract/provider-parts'

const scopeSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,300}$/, 'A scope is printable and has no spaces (RFC 6749 §3.3).'),
  label: z.string().max(200).default(''),
  default: z.boolean().optional(),
  required: z.boolean().optional(),
})

const params = z.record(name, z.string().max(500))

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

/** An OAuth 2.0 server, and what it does unlike others. */
export const oauth2Schema = z.strictObject({
  authorizationUrl: endpoint.optional(),
  tokenUrl: endpoint.optional(),
  tokenBelow: z
    .strictObject({ field: z.string().max(64), path: z.string().regex(/^\/[\w./-]{1,200}$/) })
    .optional(),
  refreshUrl: endpoint.optional(),
  revocationUrl: endpoint.optional(),
  revocation: revocationSchema.optional(),
  revocationNote: note.optional(),
  userinfoUrl: endpoint.optional(),
  deviceAuthorizationUrl: endpoint.optional(),
  issuer: z.string().max(2000).optional(),
  grant: z
    .enum(['authorization_code', 'client_credentials', 'device_code', 'account_server', 'domain_consent'])
    .default('authorization_code'),
  directoryUrl: endpoint.optional(),
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
  keepFromRedirect: z.array(name).max(20).optional(),
  idToken: z.enum(['validate', 'ignore']).optional(),
  issParameterSupported: z.boolean().optional(),
})
