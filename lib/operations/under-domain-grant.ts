import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { grantedOf } from '@/lib/core/credential'
import { PatchbayError } from '@/lib/core/errors'
import { isProviderFailure, type ProviderFailure } from '@/lib/core/failure'
import { describeFailure } from '@/lib/core/sentences'
import type { DomainGrant } from '@/lib/domain-connect/api-request'
import { domainDoor } from '@/lib/operations/domain-door'
import { assertSameApi, findRegistration } from '@/lib/operations/find-registration'
import { type FreshRow, freshUse } from '@/lib/operations/fresh-credential'
import { recordValidation } from '@/lib/operations/record-validation'
import { refusalOf } from '@/lib/operations/refuse-credential'
import { configOf } from '@/lib/operations/view-discovery'
import { findConnection } from '@/lib/store/connections'
import type { DomainRecord } from '@/lib/store/domains'
import { digest } from '@/lib/vault/digest'

const USE = { permission: 'write_domain' } as const

/**
 * Asks a domain's DNS provider for something under the consent of its owner, with a token that is renewed first where it
 * must be. Refused all the same (401), it is renewed once; if that does not help, the connection needs a new consent.
 * Throws `api_url_changed` before anything is sent, `not_connected`, `needs_reauth`, `connection_unavailable`, or what
 * `ask` does.
 */
export async function underDomainGrant<T>(
  actor: Actor,
  domain: DomainRecord,
  ask: (grant: DomainGrant) => Promise<T>,
): Promise<T> {
  const config = configOf(domain)
  const registration = config && (await findRegistration(config))
  if (!config || !registration || !domain.connectionId) throw new PatchbayError('not_connected')
  assertSameApi(config, registration)
  const provider = { ...registration.provider, name: config.providerDisplayName ?? config.providerName }
  const key = { by: 'id' as const, id: domain.connectionId }
  const withToken = (accessToken: string) =>
    ask({ config, apiUrl: registration.apiUrl, accessToken, fetch: domainDoor().fetch })
  const first = tokenOf(await freshUse(actor, key, USE))
  try {
    return await withToken(first)
  } catch (error) {
    if (!isRefusal(error)) throw told(actor, provider, error)
    const rejected = Buffer.from(digest(first)).toString('hex').slice(0, 16)
    const second = tokenOf(await freshUse(actor, key, { ...USE, rejected }))
    if (second === first) throw await needsConsent(actor, key.id, provider, error)
    return await withToken(second).catch(async (again) => {
      throw isRefusal(again)
        ? await needsConsent(actor, key.id, provider, again)
        : told(actor, provider, again)
    })
  }
}

function tokenOf({ credential }: FreshRow): string {
  const token = grantedOf(credential)?.accessToken
  if (token === undefined) throw new PatchbayError('not_connected')
  return token
}

function isRefusal(error: unknown): error is ProviderFailure {
  return isProviderFailure(error) && error.httpStatus === 401
}

type Provider = Parameters<typeof refusalOf>[1]

function told(actor: Actor, provider: Provider, error: unknown): unknown {
  return isProviderFailure(error) ? refusalOf(actor, provider, error) : error
}

/** Notes on the connection that the DNS provider takes it no longer, and says what helps. */
async function needsConsent(
  actor: Actor,
  id: string,
  provider: Provider,
  failure: ProviderFailure,
): Promise<PatchbayError> {
  const connection = await findConnection({ by: 'id', id })
  if (connection) {
    const finding = { failure, detail: null, latencyMs: 0, scopes: null, limited: false }
    await recordValidation(actor, { connection, provider }, finding, 'program')
  }
  const params = { provider: provider.name, ...failure.params }
  const { message, next } = describeFailure(failure.code, params, { locale: actor.locale })
  return new PatchbayError('needs_reauth', { params: { what: `${message} ${next}` } })
}
