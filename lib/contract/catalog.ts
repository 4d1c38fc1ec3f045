import { z } from 'zod'
import { failureSchema, instant, statusSchema } from '@/lib/contract/common'
import type { FieldView } from '@/lib/contract/provider'

/** A customer's connection, or their group's, as the catalog shows it to them. Never a token. */
export const catalogConnectionSchema = z.object({
  id: z.string(),
  /** `default`, or what it was named. */
  name: z.string(),
  /** Whose account it is at the provider; null: it does not say. */
  account: z.string().nullable(),
  owner: z.enum(['user', 'group']),
  status: statusSchema,
  /** Why the status is a failing one. */
  failure: failureSchema.nullable(),
  /** Why the last attempt to connect came to nothing, while that is newer than the credential. */
  attempt: z.object({ at: instant, failure: failureSchema }).nullable(),
  /** Another account consented: whose it is, until its customer has decided which one the connection has. */
  replacement: z.object({ authorizationId: z.string(), account: z.string().nullable() }).nullable(),
  grantedScopes: z.array(z.string()),
  /** Asked for, and not granted. */
  missingScopes: z.array(z.string()),
  /** The last time that it was connected; it changes with each. */
  connectedAt: instant.nullable(),
})
export type CatalogConnection = z.infer<typeof catalogConnectionSchema>

/** One integration as the catalog shows it to one customer. */
export interface CatalogConnector {
  slug: string
  name: string
  /** One line; null: nothing is said. */
  description: string | null
  /** Several lines. */
  about: string | null
  /** Path of its mark on our origin; null: a lettered tile. */
  mark: string | null
  categories: readonly string[]
  /** Whether the customer may connect several accounts. */
  multiple: boolean
  /** `oauth2`: by consent; else a key is typed. */
  authType: string
  /** What is asked before it is connected: all of a key, or what the consent page’s address is made of. */
  fields: readonly FieldView[]
  /** What is asked for, in plain words. */
  scopes: readonly { name: string; label: string }[]
  /** Whether removing a connection ends the access at the provider too; else how its owner does that. */
  revokes: boolean
  revocationNote: string | null
  /** Empty for who is not signed in. */
  connections: readonly CatalogConnection[]
}

/** What a card of the catalog shows; the rest stays on the connector's page. */
export type CatalogCard = Pick<
  CatalogConnector,
  'slug' | 'name' | 'description' | 'mark' | 'categories' | 'connections'
>

export function cardOf(connector: CatalogConnector): CatalogCard {
  const { slug, name, description, mark, categories, connections } = connector
  return { slug, name, description, mark, categories, connections }
}

/** What a link to the catalog is good for just now. */
export type ConnectLinkState =
  | { type: 'open'; subjectId: string; name: string }
  /** It was opened already, by whomever. */
  | { type: 'used'; subjectId: string }
  | { type: 'expired' | 'withdrawn'; subjectId: string }
  /** It was never made, or was over for so long that it is forgotten. */
  | { type: 'unknown' }
