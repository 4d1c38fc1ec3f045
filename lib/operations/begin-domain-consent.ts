import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { formatConnectionKey, isConnectionName } from '@/lib/core/connection-key'
import type { DomainConfig } from '@/lib/domain-connect/config'
import { consentUrl } from '@/lib/domain-connect/consent-url'
import { type DomainTemplate, mustBeSigned } from '@/lib/domain-connect/template'
import { assertSameApi, type Registration, signingOf } from '@/lib/operations/find-registration'
import { admitAttempt, openAttempt } from '@/lib/operations/open-attempt'
import { recordEvent } from '@/lib/operations/record-event'
import { templateApplication } from '@/lib/operations/template-application'
import { redirectUriOf } from '@/lib/operations/view-integration'
import { isUniqueViolation, transaction } from '@/lib/store/database'
import { type DomainRecord, writeDomainConnection } from '@/lib/store/domains'
import { createConnection } from '@/lib/store/named-connections'
import { randomToken } from '@/lib/vault/digest'

/** As for every consent (RFC 6749 §4.1.2). */
const LIFETIME_MS = 10 * 60 * 1000

interface Asked {
  domain: DomainRecord
  config: DomainConfig
  registration: Registration
  template: DomainTemplate
}

/** Whether what was consented to holds the template, and still stands. */
export function hasConsent(
  { connection }: DomainRecord,
  { integration }: Registration,
  { serviceId }: DomainTemplate,
): boolean {
  if (!connection || connection.integrationId !== integration.id || connection.credential === null)
    return false
  const isRefused = connection.validationStatus === 'error'
  return !isRefused && connection.grantedScopes.includes(serviceId)
}

/**
 * Opens a single-use attempt for a domain, as for every account, and answers the page where its owner consents. Asked
 * for are the template and those that were consented to before, since a new consent takes the place of the old one.
 * Throws `api_url_changed` before anything is sent, `integration_disabled`, `setup_incomplete`, `too_many_requests`.
 */
export async function beginDomainConsent(
  actor: Actor,
  asked: Asked,
  input: { params?: Record<string, string>; browser: string },
): Promise<string> {
  const { domain, config, registration, template } = asked
  const { integration } = registration
  assertSameApi(config, registration)
  const connection = await connectionFor(actor, domain, registration)
  const admitted = await admitAttempt(actor, { integration: integration.id, connection }, 'domain')
  const redirectUri = redirectUriOf(integration.slug)
  const state = randomToken()
  const scopes = [...new Set([...admitted.connection.grantedScopes, template.serviceId])]
  const signing = mustBeSigned(template) ? signingOf(registration) : null
  const { params, providerName, serviceName } = templateApplication(template, input)
  const url = consentUrl(config, {
    ...{ providerId: template.providerId, serviceIds: scopes, redirectUri, state },
    ...{ clientId: registration.clientId, params: params ?? {} },
    ...(providerName && { providerName }),
    ...(serviceName && { serviceName }),
    ...(signing && { signing }),
  })
  await openAttempt(
    actor,
    { ...admitted, scopes },
    {
      ...{ way: 'domain', lifetimeMs: LIFETIME_MS, redirectUri, state, browser: input.browser },
      proof: { codeVerifier: null, nonce: null },
    },
  )
  return url
}

/** The name of the connection that keeps a domain's consent, made where there is none. */
async function connectionFor(
  actor: Actor,
  domain: DomainRecord,
  { integration }: Registration,
): Promise<string> {
  if (domain.connection?.integrationId === integration.id) return domain.connection.name
  const plain = domain.name
    .replaceAll('.', '-')
    .replace(/^[_-]+/, '')
    .slice(0, 64)
  const unlike = `domain-${domain.id.slice(-12)}`
  for (const name of [plain, unlike]) {
    if (!isConnectionName(name)) continue
    try {
      await make(actor, domain, integration, name)
      return name
    } catch (error) {
      // Two domains may be alike in this spelling.
      if (!isUniqueViolation(error) || name === unlike) throw error
    }
  }
  return unlike
}

function make(
  actor: Actor,
  domain: DomainRecord,
  integration: Registration['integration'],
  name: string,
): Promise<void> {
  return transaction(async (tx) => {
    const connectionId = await createConnection(tx, integration.id, name)
    await writeDomainConnection(tx, domain.id, connectionId)
    const target = formatConnectionKey(integration.slug, name)
    await recordEvent(tx, actor, {
      type: 'connection.added',
      integrationId: integration.id,
      connectionId,
      target,
    })
  })
}
