import 'server-only'
import type { FailureView } from '@/lib/contract/common'
import type { CheckView, ConnectionView } from '@/lib/contract/connection'
import { waysToConnect } from '@/lib/core/connect-way'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { type FailureCode, isFailureCode } from '@/lib/core/failure'
import { localized } from '@/lib/core/localize-provider'
import type { Locale } from '@/lib/core/messages/locale'
import { isTyped, type Provider } from '@/lib/core/provider'
import { missingScopes, scopesToAsk } from '@/lib/core/scopes'
import { describeFailure } from '@/lib/core/sentences'
import { failureOf, type StatusFacts, statusOf } from '@/lib/core/status'
import { isOfAccountServers } from '@/lib/operations/account-server'
import { missingFields } from '@/lib/operations/missing-fields'
import { markOf, revokes } from '@/lib/operations/view-provider'
import { viewSetup } from '@/lib/operations/view-setup'
import type { CheckRecord } from '@/lib/store/checks'
import type { ConnectionWithDetails } from '@/lib/store/connections'
import type { IntegrationRecord } from '@/lib/store/integrations'

/** For whom something is shown, and when. */
export interface Look {
  now: Date
  /** The reader’s language. */
  locale: Locale | undefined
  /** What the owner is called. */
  ownerName?: string | undefined
  /** Whether the reader may connect, and so see a code that waits to be entered. */
  mayConnect?: boolean
}

/** A connection as console and API show it; its status is derived here, at `now`. */
export function viewConnection(
  connection: ConnectionWithDetails,
  integration: IntegrationRecord,
  provider: Provider,
  { now, locale, ownerName, mayConnect = false }: Look,
): ConnectionView {
  const facts = factsOf(connection, integration, now)
  const failure = failureOf(facts, now)
  // What is wrong with the set-up is kept with the integration, of all its connections.
  const recorded =
    failure !== null && failure === integration.faultCode
      ? { params: integration.faultParams, since: integration.faultSince }
      : { params: connection.validationReason, since: connection.validatedAt }
  const asked = provider.oauth2 ? scopesToAsk(provider.oauth2, integration.scopes) : []
  const iso = (date: Date | null | undefined) => date?.toISOString() ?? null
  return {
    id: connection.id,
    // A name means the organisation's, or the reader's own.
    key:
      connection.ownerType === 'organisation'
        ? formatConnectionKey(integration.slug, connection.name)
        : connection.id,
    name: connection.name,
    integration: {
      id: integration.id,
      slug: integration.slug,
      name: integration.name,
      mode: integration.mode === 'per_user' ? 'per-user' : 'shared',
      ready: missingFields(integration, provider).length === 0,
    },
    provider: { key: provider.key, name: provider.name, mark: markOf(provider) },
    authType: provider.authType,
    connectBy: [...waysToConnect(provider)],
    asksAccount: isOfAccountServers(provider),
    setup: isTyped(provider) ? viewSetup(provider, connection) : [],
    owner: {
      type: connection.ownerType,
      id: connection.ownerId || null,
      name: connection.ownerType === 'user' ? (ownerName ?? null) : null,
    },
    enabled: connection.enabled,
    status: statusOf(facts, now),
    failure: failure ? viewFailure(failure, provider, recorded.params, locale) : null,
    failingSince: failure ? iso(failure === 'expired' ? connection.expiresAt : recorded.since) : null,
    account: viewAccount(connection),
    askedScopes: asked,
    grantedScopes: connection.grantedScopes,
    missingScopes: connection.credential ? missingScopes(asked, connection.grantedScopes) : [],
    expiresAt: iso(connection.expiresAt),
    refreshExpiresAt: iso(connection.refreshExpiresAt),
    renewable: connection.hasRefreshToken,
    connectedAt: iso(connection.connectedAt),
    lastCheckedAt: iso(connection.checks[0]?.at),
    lastAttempt: viewLastAttempt(connection, provider, locale),
    device: mayConnect ? viewDevice(connection, now) : null,
    replacement: viewReplacement(connection, now),
    revokes: revokes(provider, integration),
    revocationNote: revocationNoteOf(localized(provider, locale)),
    createdAt: connection.createdAt.toISOString(),
  }
}

/** How access is ended at the provider itself, where it does not end with what is forgotten here. */
function revocationNoteOf({ oauth2, endNote }: Provider): string | null {
  return oauth2?.revocationNote ?? endNote ?? null
}

/** What the status follows from. */
export function factsOf(
  connection: Omit<ConnectionWithDetails, 'checks' | 'picture'>,
  integration: IntegrationRecord,
  now: Date,
): StatusFacts {
  const latest = connection.authorizations[0]
  return {
    integrationEnabled: integration.enabled,
    connectionEnabled: connection.enabled,
    integrationFault: integration.faultCode,
    hasCredential: connection.credential !== null,
    hasRefreshToken: connection.hasRefreshToken,
    expiresAt: connection.expiresAt,
    validation: connection.validationStatus && {
      status: connection.validationStatus,
      code: connection.validationCode,
    },
    hasOpenAuthorization: latest !== undefined && latest.finishedAt === null && latest.expiresAt > now,
  }
}

/** A recorded failure's params are kept as JSON beside its code, so that the sentence can be written again at any time. */
export function viewFailure(
  code: FailureCode,
  provider: Provider,
  params: string | null,
  locale: Locale | undefined,
): FailureView {
  const said = { provider: provider.name, ...readParams(params) }
  return describeFailure(code, said, { locale, typed: isTyped(provider) })
}

export function viewCheck(check: CheckRecord, provider: Provider, locale: Locale | undefined): CheckView {
  const code = check.code && isFailureCode(check.code) ? check.code : null
  return {
    id: check.id,
    at: check.at.toISOString(),
    how: check.how,
    status: check.status,
    failure: code ? viewFailure(code, provider, check.params, locale) : null,
    detail: check.detail,
    latencyMs: check.latencyMs,
    limited: check.limited,
  }
}

function viewAccount(connection: ConnectionWithDetails) {
  const { accountId, accountName, accountEmail } = connection
  if (accountId === null && accountName === null && accountEmail === null) return null
  const picture = connection.picture ? `/api/connections/${connection.id}/picture` : null
  return { id: accountId, name: accountName, email: accountEmail, picture }
}

function viewLastAttempt(connection: ConnectionWithDetails, provider: Provider, locale: Locale | undefined) {
  const attempt = connection.authorizations[0]
  if (!attempt?.finishedAt || !attempt.outcome || !isFailureCode(attempt.outcome)) return null
  if (connection.connectedAt && connection.connectedAt > attempt.finishedAt) return null
  if (attempt.outcome === 'account_mismatch') return null
  return {
    at: attempt.finishedAt.toISOString(),
    failure: viewFailure(attempt.outcome, provider, attempt.outcomeParams, locale),
    detail: attempt.outcomeDetail,
  }
}

function viewDevice(connection: ConnectionWithDetails, now: Date) {
  const attempt = connection.authorizations[0]
  if (!attempt?.userCode || !attempt.verificationUri) return null
  if (attempt.consumedAt || attempt.expiresAt <= now) return null
  const { userCode, verificationUri, expiresAt } = attempt
  if (!isWebAddress(verificationUri)) return null
  const complete = attempt.verificationUriComplete
  const verificationUriComplete = complete && isWebAddress(complete) ? complete : null
  return { userCode, verificationUri, verificationUriComplete, expiresAt: expiresAt.toISOString() }
}

/** A person may be sent there, whoever wrote the row. */
function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

function viewReplacement(connection: ConnectionWithDetails, now: Date) {
  const attempt = connection.authorizations[0]
  if (!attempt?.pendingGrant || attempt.expiresAt <= now) return null
  // What a code brought is settled in a moment, by whoever asked or by the next.
  if (attempt.userCode && !attempt.finishedAt) return null
  const account = attempt.pendingAccount as { id?: string; name?: string; email?: string } | null
  return {
    authorizationId: attempt.id,
    account: {
      id: account?.id ?? null,
      name: account?.name ?? null,
      email: account?.email ?? null,
      picture: null,
    },
    expiresAt: attempt.expiresAt.toISOString(),
  }
}

function readParams(text: string | null): Record<string, string> {
  return text ? (JSON.parse(text) as Record<string, string>) : {}
}
