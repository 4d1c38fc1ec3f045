import { z } from 'zod'
import { instant, line } from '@/lib/contract/common'
import { connectionSchema } from '@/lib/contract/connection'
import { endpoint, isEndpoint } from '@/lib/contract/endpoint'
import { changeSchema } from '@/lib/contract/person'
import { headers } from '@/lib/contract/provider-parts'
import { keyInputSchema, setupFieldSchema } from '@/lib/contract/setup'
import { fieldsOfApiBase, plainApiBase } from '@/lib/core/api-base-template'
import { isSlug } from '@/lib/core/connection-key'
import { SCHEDULES } from '@/lib/core/schedule'

/** Body of `POST /api/integrations`. */
export const newIntegrationSchema = z.strictObject({
  provider: z.string().refine(isSlug, 'This is not a provider’s key.'),
  slug: z.string().refine(isSlug, 'Small letters, digits and dashes, at most 64 characters.').optional(),
  name: line(80).optional(),
  mode: z.enum(['shared', 'per-user']).optional(),
  /** Where keys are typed: the default connection's, tried first. One that is refused leaves nothing behind. */
  key: keyInputSchema.optional(),
})
export type NewIntegration = z.infer<typeof newIntegrationSchema>

const apiBaseUri = z
  .string()
  .max(2000, 'At most 2000 characters.')
  .refine(isApiBase, 'This must be an http or https address without user name, query or fragment.')
  .refine(
    (text) => !fieldsOfApiBase(text).some((field) => /token|secret/i.test(field)),
    'A token is no part of an address. Name another member of the token response.',
  )

function isApiBase(text: string): boolean {
  const plain = plainApiBase(text)
  return isEndpoint(plain) && !/[{}?]/.test(plain)
}

/** How many headers of its own an integration may have. */
export const MOST_HEADERS = 20

/** Body of `PATCH /api/integrations/{id}`: what is left out stays. */
export const integrationChangeSchema = changeSchema.extend({
  /** What customers read about it in the catalog, in one line. Null: what its provider's definition says. */
  description: z.string().max(200).nullable().optional(),
  validateEvery: z.enum(SCHEDULES).optional(),
  /** Who connects: one account for everybody, or each person their own. What is connected stays, whosever it is. */
  mode: z.enum(['shared', 'per-user']).optional(),
  /** Whether the organisation's customers are offered it in the catalog. */
  inCatalog: z.boolean().optional(),
  /** Whether one of them may connect several accounts of it. */
  multiple: z.boolean().optional(),
  /** Sent with every request to its API; `${user.email}` stands for whoever asks. No place for a secret: they are shown. */
  headers: headers
    .refine((given) => Object.keys(given).length <= MOST_HEADERS, 'At most 20 headers. Remove some.')
    .optional(),
  /** In place of the provider's; `$connection.field` is a member of the token response. Null: the provider's. */
  apiBaseUri: apiBaseUri.nullable().optional(),
  /** In place of the provider's (RFC 7009). Null: the provider's. */
  revocationUri: endpoint
    .refine((text) => !text.includes('{'), 'Write the address as it is used, without braces.')
    .nullable()
    .optional(),
})
export type IntegrationChange = z.infer<typeof integrationChangeSchema>

/** This install as a client that is registered nowhere: its id says all about it, or leads to its description. */
export const ownClientSchema = z.object({
  /** `confidential`: it signs with published keys; `loopback`: of this machine alone; `unreachable`: no server can know it. */
  kind: z.enum(['confidential', 'loopback', 'unreachable']),
  /** What makes it unreachable: no https, an address in place of a name, a name of no public network, or a port. */
  fault: z.enum(['http', 'address', 'name', 'port']).nullable(),
  /** Its client id; null where it is unreachable. */
  id: z.string().nullable(),
  publicUrl: z.string(),
})
export type OwnClient = z.infer<typeof ownClientSchema>

/** What came of reading this install's own documents at its public URL, as anybody would, from here. */
export interface OwnClientCheck {
  outcome:
    | 'readable'
    | 'no_name'
    | 'inner_address'
    | 'no_answer'
    | 'not_secure'
    | 'wrong_status'
    | 'other_document'
  /** The document that could not be read; of both, where they could be. */
  url: string
  /** What stood in its place; null: no answer. */
  status: number | null
}

/** An integration with the first of its connections. Never a secret. */
export const integrationSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  /** What customers read about it: the organisation's own line, or without one the provider's; null: neither. */
  description: z.string().nullable(),
  category: z.string().nullable(),
  tags: z.array(z.string()),
  provider: z.object({ key: z.string(), name: z.string(), mark: z.string().nullable() }),
  authType: z.string(),
  mode: z.enum(['shared', 'per-user']),
  enabled: z.boolean(),
  /** Whether the organisation's customers are offered it, and may each connect several accounts. */
  inCatalog: z.boolean(),
  multiple: z.boolean(),
  /** Whether every required field is saved. */
  ready: z.boolean(),
  /** Exactly what is sent to the provider, and has to be registered there. */
  redirectUri: z.string(),
  /** As what accounts' own servers know this install; null where an application is registered at the provider. */
  ownClient: ownClientSchema.nullable(),
  /** How often its connections are tested by the clock. */
  validateEvery: z.enum(SCHEDULES),
  /** When the clock's turn came last, and when it comes next. */
  schedule: z.object({ lastAt: instant.nullable(), nextAt: instant.nullable() }),
  /** Whether its provider names something to test a credential with. */
  testable: z.boolean(),
  setup: z.array(setupFieldSchema),
  scopes: z.array(z.string()),
  /** Sent with every request to its API. */
  headers: z.record(z.string(), z.string()),
  /** Its own, where it has one: else the provider's is used. */
  apiBaseUri: z.string().nullable(),
  revocationUri: z.string().nullable(),
  /** The first of them, what is broken before what works: at most 50 of the organisation's, and 20 of its people's. */
  connections: z.array(connectionSchema),
  /** How many there are of these in all, how many of them have an account or key, and how many can be tested. */
  connectionTotals: z.object({
    all: z.number().int(),
    connected: z.number().int(),
    testable: z.number().int(),
  }),
  /** How many its customers have besides, and their groups. */
  customerConnections: z.number().int(),
  createdAt: instant,
  updatedAt: instant,
})
export type IntegrationView = z.infer<typeof integrationSchema>
