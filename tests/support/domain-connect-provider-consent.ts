import type { Ledger } from './domain-connect-provider-applied'
import type { Tokens } from './domain-connect-provider-oauth'
import { applyPage, consentPage, messagePage } from './domain-connect-provider-pages'
import { malformed, PeerRefusal, type PeerTemplate } from './domain-connect-provider-records'
import { type LookUpTexts, verifySignature } from './domain-connect-provider-signature'

/** What a page answers: HTML, or where to go. */
export type PageAnswer = { html: string } | { location: string }

/** A page's request: as it was asked for, or decided upon. */
export interface PageRequest {
  /** As it came, without the question mark. */
  query: string
  decision: 'allow' | 'deny' | null
}

/** The synchronous flow's page ("Apply Template"). */
export async function synchronousPage(
  { query, decision }: PageRequest,
  template: PeerTemplate,
  { ledger, lookUp }: { ledger: Ledger; lookUp: LookUpTexts },
): Promise<PageAnswer> {
  const params = new URLSearchParams(query)
  if (template.syncBlock) throw malformed('This template cannot be applied in this way.')
  const isSigned = await verifySignature(query, template, lookUp)
  const back = params.get('redirect_uri')
  if (back !== null && !isSigned && !mayReturn(back, template))
    throw malformed('This service may not send people there.')
  const place = { zone: params.get('domain') ?? '', host: params.get('host') ?? '', params }
  const plan = await ledger.plan(template, place)
  if (decision === null) return { html: applyPage(template, nameOf(place), plan) }
  if (decision === 'allow') await ledger.apply(template, place)
  if (back === null) return { html: messagePage('Done', 'You can close this window.') }
  return { location: returnTo(back, params.get('state'), decision === 'allow' ? {} : cancelled) }
}

/** The asynchronous flow's page (RFC 6749 §4.1.1). */
export async function asynchronousPage(
  { query, decision }: PageRequest,
  templates: readonly PeerTemplate[],
  { ledger, lookUp, tokens }: { ledger: Ledger; lookUp: LookUpTexts; tokens: Tokens },
): Promise<PageAnswer> {
  const params = new URLSearchParams(query)
  const given = (name: string) => params.get(name) ?? ''
  const [clientId, redirectUri, zone] = [given('client_id'), given('redirect_uri'), given('domain')]
  tokens.clientFor(clientId, redirectUri)
  const services = given('scope').split(' ')
  const asked = services.map((id) => templates.find(({ serviceId }) => serviceId === id))
  const known = asked.filter((template) => template !== undefined)
  const [first] = known
  if (!first || known.length < services.length)
    return { location: returnTo(redirectUri, params.get('state'), { error: 'invalid_scope' }) }
  if (params.has('sig')) await verifySignature(query, first, lookUp)
  if ((await ledger.store.records(zone)) === null)
    throw new PeerRefusal(404, 'not_found', `There is no ${zone} here.`)
  const hosts = given('host').split(',')
  if (decision === null) return { html: consentPage(known, zone, hosts) }
  if (decision === 'deny') return { location: returnTo(redirectUri, params.get('state'), cancelled) }
  const { providerId } = first
  const code = tokens.createCode({ clientId, redirectUri, providerId, services, zone, hosts })
  return { location: returnTo(redirectUri, params.get('state'), { code }) }
}

const cancelled = { error: 'access_denied', error_description: 'user_cancel: the person said no' }

function mayReturn(back: string, { syncRedirectDomain = '' }: PeerTemplate): boolean {
  const { hostname } = new URL(back)
  const domains = syncRedirectDomain.split(',').map((domain) => domain.trim())
  return domains.some((domain) => domain !== '' && (hostname === domain || hostname.endsWith(`.${domain}`)))
}

function returnTo(redirectUri: string, state: string | null, answer: Record<string, string>): string {
  const url = new URL(redirectUri)
  for (const [name, value] of Object.entries({ ...answer, ...(state !== null && { state }) }))
    url.searchParams.set(name, value)
  return url.href
}

function nameOf({ zone, host }: { zone: string; host: string }): string {
  return host === '' ? zone : `${host}.${zone}`
}
