import 'server-only'
import { type Actor, boundTo } from '@/lib/core/actor'
import { isSlug } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { isWebAddress } from '@/lib/core/web-origin'
import { providerOf } from '@/lib/operations/find-provider'
import type { Presets } from '@/lib/operations/open-presets'
import { readCatalogSettings } from '@/lib/operations/read-catalog-settings'
import { writeLink } from '@/lib/operations/write-link'
import { findIntegrationRecord, type IntegrationRecord } from '@/lib/store/integrations'
import { findSubject } from '@/lib/store/subjects'

export interface ConnectLink {
  /** The organisation's own id of the customer. */
  externalId: string
  /** Slugs of what may be connected; null: everything in the catalog. */
  connectors?: readonly string[] | null | undefined
  /** What the customer need not type, by connector and field. */
  fields?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined
  /** Where the catalog leads back to: a page on one of the allowed origins. */
  returnUrl?: string | null | undefined
}

/**
 * Makes a link that opens the catalog for one customer: once, in the next 30 minutes. Throws `unknown_subject`,
 * `unknown_connector`, `forbidden`, `return_url_not_allowed` or `invalid_input`.
 */
export async function createConnectSession(
  actor: Actor,
  input: ConnectLink,
): Promise<{ url: string; expiresAt: Date }> {
  permit(actor, 'make_connect_link')
  const subject = await findSubject(input.externalId)
  if (!subject) throw new PatchbayError('unknown_subject')
  const integrations = await allowedFor(actor, input.connectors ?? null)
  const returnUrl = await acceptReturnUrl(input.returnUrl ?? null)
  const fields = await acceptFields(integrations, input.fields ?? {})
  return writeLink(actor, {
    ...{ subject, integrations, returnUrl },
    // A key that is bound to some makes no link for others.
    bounds: boundTo(actor) ?? [],
    presets: { fields, page: pageFor(integrations) },
  })
}

async function allowedFor(
  actor: Actor,
  slugs: readonly string[] | null,
): Promise<IntegrationRecord[] | null> {
  if (slugs === null) return null
  if (slugs.length === 0)
    throw new PatchbayError('invalid_input', {
      params: { what: 'Name a connector, or null for all of them.' },
    })
  const found: IntegrationRecord[] = []
  for (const slug of new Set(slugs)) {
    const integration = isSlug(slug) ? await findIntegrationRecord(slug) : null
    if (!integration?.inCatalog) throw new PatchbayError('unknown_connector')
    permit(actor, 'make_connect_link', integration.id)
    found.push(integration)
  }
  return found
}

/** Exactly an origin that is listed: a customer who has just connected something trusts where they are led. */
async function acceptReturnUrl(returnUrl: string | null): Promise<string | null> {
  if (returnUrl === null) return null
  const { allowedOrigins } = await readCatalogSettings()
  // What a URL parser would make of odd writing is not asked: it begins with the origin as it is listed.
  const isListed = allowedOrigins.some(
    (origin) => returnUrl.startsWith(origin) && /^([/?#]|$)/.test(returnUrl.slice(origin.length)),
  )
  if (!isListed || !isWebAddress(returnUrl) || !allowedOrigins.includes(new URL(returnUrl).origin))
    throw new PatchbayError('return_url_not_allowed')
  return new URL(returnUrl).href
}

async function acceptFields(
  integrations: readonly IntegrationRecord[] | null,
  fields: NonNullable<ConnectLink['fields']>,
): Promise<Presets['fields']> {
  for (const [slug, values] of Object.entries(fields)) {
    const integration =
      integrations?.find((one) => one.slug === slug) ??
      (integrations === null && isSlug(slug) ? await findIntegrationRecord(slug) : null)
    if (!integration) throw new PatchbayError('unknown_connector')
    const known = (await providerOf(integration)).fields.map(({ key }) => key)
    const unknown = Object.keys(values).find((key) => !known.includes(key))
    if (unknown !== undefined)
      throw new PatchbayError('invalid_input', { params: { what: `${slug} has no field “${unknown}”.` } })
  }
  return Object.fromEntries(Object.entries(fields).map(([slug, values]) => [slug, { ...values }]))
}

function pageFor(integrations: readonly IntegrationRecord[] | null): string {
  const [only, ...more] = integrations ?? []
  return only && more.length === 0 ? `/connectors/${only.slug}` : '/connectors'
}
