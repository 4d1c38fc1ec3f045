import { z } from 'zod'
import { instant, line, listQuery } from '@/lib/contract/common'
import { connectionSchema } from '@/lib/contract/connection'
import { APPLICATION_STATES, FLOWS, RECORD_STATES } from '@/lib/core/domain'

/** A domain as somebody types it; what is none is said by the operation. */
const domainName = z.string().min(1).max(1000)
const texts = z.record(z.string().max(100), z.string().max(4096))

/** A record as it is written into the forms of a DNS provider. */
export const dnsLineSchema = z.object({
  type: z.string(),
  /** Below the zone; `@` is the zone itself. */
  name: z.string(),
  /** As a zone file has it, texts without quotes. */
  value: z.string(),
  /** Seconds. */
  ttl: z.number().nullable(),
})
export type DnsLine = z.infer<typeof dnsLineSchema>

/** Why a way cannot be used, in a sentence; null where it can. */
const wayOpen = z.object({ offered: z.boolean(), why: z.string().nullable() })

export const applicationSchema = z.object({
  id: z.string(),
  template: z.object({ id: z.string(), providerId: z.string(), serviceId: z.string(), name: z.string() }),
  params: texts,
  groupIds: z.array(z.string()),
  instanceId: z.string().nullable(),
  flow: z.enum(FLOWS),
  state: z.enum(APPLICATION_STATES),
  records: z.array(
    dnsLineSchema.extend({
      /** Null before the first look at DNS. */
      state: z.enum(RECORD_STATES).nullable(),
      /** What stands there instead. */
      instead: z.array(z.string()),
    }),
  ),
  /** What is in the way, as the DNS provider says; null when nothing is. */
  conflicts: z.array(z.object({ type: z.string(), name: z.string(), value: z.string() })).nullable(),
  /** How long it may take until everybody sees it. */
  mayTakeSeconds: z.number(),
  requestedAt: instant,
  appliedAt: instant.nullable(),
  lookedAt: instant.nullable(),
  nextLookAt: instant.nullable(),
  history: z.array(
    z.object({ at: instant, what: z.string(), by: z.string(), detail: z.string().nullable() }),
  ),
})
export type ApplicationView = z.infer<typeof applicationSchema>

/** Who keeps a domain's DNS, and what is possible there. */
export const discoverySchema = z.object({
  name: z.string(),
  zone: z.string(),
  host: z.string().nullable(),
  dnsProvider: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Why nothing is possible but records by hand. */
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** Consent once; then templates are applied from here. */
  consent: wayOpen,
  /** A page of the DNS provider's, each time. */
  page: wayOpen,
  controlPanelUrl: z.url({ protocol: /^https$/ }).nullable(),
  /** Of the window for its pages, in CSS pixels. */
  window: z.object({ width: z.number(), height: z.number() }),
  /** The registration that serves it. */
  integration: z.object({ slug: z.string(), name: z.string() }).nullable(),
  /** Whether links to its page can be signed: a signing key is saved there. */
  signs: z.boolean(),
  /** Key of the provider that a registration is an integration of. */
  registerWith: z.string(),
  nameServers: z.array(z.string()),
  /** That the DNS provider would have, where DNS has others: its record may be out of date. */
  expectedNameServers: z.array(z.string()).nullable(),
})
export type DiscoveryView = z.infer<typeof discoverySchema>

export const domainSchema = discoverySchema.extend({
  id: z.string(),
  foundAt: instant.nullable(),
  connection: connectionSchema
    .pick({ id: true, name: true, status: true, failure: true, lastAttempt: true, grantedScopes: true })
    .extend({ integration: z.string() })
    .nullable(),
  applications: z.array(applicationSchema),
})
export type DomainView = z.infer<typeof domainSchema>

export const domainPageSchema = z.object({ domains: z.array(domainSchema), total: z.number() })
export type DomainPage = z.infer<typeof domainPageSchema>

export const templateViewSchema = z.object({
  id: z.string(),
  providerId: z.string(),
  serviceId: z.string(),
  name: z.string(),
  version: z.number().nullable(),
  description: z.string().nullable(),
  variableDescription: z.string().nullable(),
  variables: z.array(z.object({ name: z.string(), groups: z.array(z.string()) })),
  groups: z.array(z.string()),
  multiInstance: z.boolean(),
  hostRequired: z.boolean(),
  /** Whoever made it does not allow the DNS provider's page. */
  syncBlock: z.boolean(),
  /** On the DNS provider's page it has to be signed. */
  signed: z.boolean(),
  /** TXT records to publish so that DNS providers can verify what is signed; none where no signing key is saved. */
  keyRecords: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
  records: z.number(),
  /** Its records as it has them, variables and all. */
  lines: z.array(
    z.object({ type: z.string(), name: z.string(), value: z.string(), group: z.string().nullable() }),
  ),
  registeredBy: z.string(),
  updatedAt: instant,
  /** How many domains have it, or were to have it. */
  domains: z.number(),
})
export type TemplateView = z.infer<typeof templateViewSchema>
export const templateListSchema = z.object({ templates: z.array(templateViewSchema) })

/** What a domain would get and lose. */
export const previewSchema = z.object({
  gets: z.array(dnsLineSchema),
  loses: z.array(dnsLineSchema.extend({ reason: z.enum(['conflict', 'merged', 'replaced', 'template']) })),
  has: z.array(dnsLineSchema),
  /** What would be there and yet not work, in sentences. */
  warnings: z.array(z.string()),
})
export type PreviewView = z.infer<typeof previewSchema>

/** Where a person goes next, if anywhere. */
export const domainConnectingSchema = z.object({
  application: z.string(),
  flow: z.enum(FLOWS),
  /** A page of the DNS provider's; null: nobody has to go anywhere. */
  url: z.url({ protocol: /^https$/ }).nullable(),
  width: z.number(),
  height: z.number(),
})
export type DomainConnecting = z.infer<typeof domainConnectingSchema>

export const discoverQuery = z.strictObject({ domain: domainName })
export const domainQuery = listQuery
export const newDomainSchema = z.strictObject({ domain: domainName })
export const newTemplateSchema = z.strictObject({ template: z.record(z.string(), z.unknown()) })
export const wantedTemplateSchema = z.strictObject({
  template: z.uuid(),
  params: texts.default({}),
  groupIds: z.array(line(64)).max(100).default([]),
  instanceId: line(64).optional(),
})
export type WantedTemplate = z.input<typeof wantedTemplateSchema>
export const connectDomainSchema = wantedTemplateSchema.extend({ flow: z.enum(FLOWS).optional() })
export type ConnectDomainInput = z.input<typeof connectDomainSchema>
export const applyDomainSchema = z.strictObject({ application: z.uuid(), force: z.boolean().default(false) })
export const revertDomainSchema = z.strictObject({ application: z.uuid() })
