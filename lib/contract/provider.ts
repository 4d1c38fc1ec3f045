import { z } from 'zod'
import { line } from '@/lib/contract/common'
import { endpoint } from '@/lib/contract/endpoint'
import { providerDefinitionSchema } from '@/lib/contract/provider-definition'
import { CONNECT_WAYS } from '@/lib/core/connect-way'
import { isSlug } from '@/lib/core/connection-key'

export { providerDefinitionSchema }

/** The short form: everything is read from the provider's own metadata (OIDC, RFC 8414). */
export const providerDiscoverySchema = z.strictObject({
  key: z.string().refine(isSlug, 'Small letters, digits and dashes, at most 64 characters.'),
  name: line(80),
  discoveryUrl: z.string().trim().pipe(endpoint),
})

/** Body of `POST /api/providers`. */
export const newProviderSchema = z.union([providerDiscoverySchema, providerDefinitionSchema])
export type NewProvider = z.infer<typeof newProviderSchema>

const fieldViewSchema = z.object({
  key: z.string(),
  label: z.string(),
  type: z.enum(['text', 'password', 'textarea', 'number', 'select']),
  required: z.boolean(),
  secret: z.boolean(),
  placeholder: z.string().nullable(),
  help: z.string().nullable(),
  default: z.string().nullable(),
  /** Shown behind the input: what the provider appends to the value. */
  suffix: z.string().nullable(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
})
export type FieldView = z.infer<typeof fieldViewSchema>

const scopeViewSchema = z.object({
  name: z.string(),
  label: z.string(),
  default: z.boolean(),
  required: z.boolean(),
})
export type ScopeView = z.infer<typeof scopeViewSchema>

/** A provider as the gallery and the set-up page show it. */
export const providerSchema = z.object({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  categories: z.array(z.string()),
  aliases: z.array(z.string()),
  capabilities: z.array(z.string()),
  authType: z.string(),
  /** How it can be connected, the usual way first. */
  connectBy: z.array(z.enum(CONNECT_WAYS)),
  /** Whether whoever connects says whose account it is: each has a server of its own, and nothing is registered anywhere. */
  asksAccount: z.boolean(),
  /** Path of its mark on our origin; null: a lettered tile. */
  mark: z.string().nullable(),
  /** Whether this organisation defined it itself. */
  custom: z.boolean(),
  /** How many integrations use it. */
  integrations: z.number(),
  fields: z.array(fieldViewSchema),
  scopes: z.array(scopeViewSchema),
  instructions: z.array(z.object({ title: z.string(), steps: z.array(z.string()) })),
  source: z.string().nullable(),
  checkedOn: z.string().nullable(),
  /** Where its API is, tokens come from, and grants are ended; a field of the set-up stands as `{field}`. */
  apiBaseUri: z.string().nullable(),
  tokenUri: z.string().nullable(),
  revocationUri: z.string().nullable(),
  revokes: z.boolean(),
  /** Whether its data names something to test a credential with. */
  testable: z.boolean(),
  /** How a key is ended at the provider; null where none was said. */
  endNote: z.string().nullable(),
  /** How an account's owner ends the access where the provider offers no revocation; null where it does. */
  revocationNote: z.string().nullable(),
  /** What to know about its scopes. */
  scopesNote: z.string().nullable(),
})
export type ProviderView = z.infer<typeof providerSchema>

/** Answer of `GET /api/providers`. */
export const providerListSchema = z.object({ providers: z.array(providerSchema) })
