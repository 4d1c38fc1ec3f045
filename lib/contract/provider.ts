import { z } from 'zod'
import { line } from '@/lib/contract/common'
import { endpoint } from '@/lib/contract/endpoint'
import { providerDefinitionSchema } from '@/lib/contract/provider-definition'
import type { ConnectWay } from '@/lib/core/connect-way'
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

/** A provider as the gallery and the set-up page show it. */
export interface ProviderView {
  key: string
  name: string
  description: string
  categories: string[]
  aliases: string[]
  capabilities: string[]
  authType: string
  /** How it can be connected, the usual way first. */
  connectBy: ConnectWay[]
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
  /** Whether its data names something to test a credential with. */
  testable: boolean
  /** How a key is ended at the provider; null where none was said. */
  endNote: string | null
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
  /** Shown behind the input: what the provider appends to the value. */
  suffix: string | null
  options: { value: string; label: string }[]
}

export interface ScopeView {
  name: string
  label: string
  default: boolean
  required: boolean
}
