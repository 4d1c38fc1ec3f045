import 'server-only'
import type {
  AuthorizationView,
  ConnectorView,
  ContextMembers,
  PlatformAnswer,
  PlatformConnection,
  PlatformUser,
} from '@/lib/contract/platform'
import { type AuthorizationStatus, authorizationStatusOf } from '@/lib/core/authorization-status'
import { DEFAULT_NAME } from '@/lib/core/connection-key'
import { type Credential, isBound } from '@/lib/core/credential'
import type { PatchbayError } from '@/lib/core/errors'
import { descriptionOf } from '@/lib/core/localize-provider'
import type { Locale } from '@/lib/core/messages/locale'
import type { Provider } from '@/lib/core/provider'
import { describeError } from '@/lib/core/sentences'
import { failureOf, statusOf } from '@/lib/core/status'
import { env } from '@/lib/env'
import { factsOf, type Look, viewFailure } from '@/lib/operations/view-connection'
import { markOf } from '@/lib/operations/view-provider'
import type { ConnectionWithIntegration } from '@/lib/store/connections'
import type { IntegrationRecord } from '@/lib/store/integrations'
import type { SubjectRecord } from '@/lib/store/subjects'

/** What reading a connection's credential came to. */
export interface Outcome {
  /** Fit to use now; null: there is none, or it must not be given. */
  credential: Credential | null
  /** Why there is none. */
  refused: PatchbayError | null
}

const NOTHING_READ: Outcome = { credential: null, refused: null }

/** A connection with both of its parts, as the platform and user APIs tell it. A secret only where `outcome` has one. */
export function viewPlatformConnection(
  connection: ConnectionWithIntegration,
  provider: Provider,
  look: Look,
  outcome: Outcome = NOTHING_READ,
): PlatformConnection {
  const { id, name, integration } = connection
  const authorization = viewAuthorization(connection, provider, look, outcome)
  return {
    ...{ id, name, enabled: authorization !== null },
    owner: connection.ownerType === 'group' ? 'group' : 'user',
    catalog_url: catalogUrlOf(connection),
    created_at: connection.createdAt.toISOString(),
    connector: viewConnector(integration, provider, look.locale),
    authorization,
  }
}

/** What is told of an integration to which the customer never connected anything. */
export function viewNoConnection(
  integration: IntegrationRecord,
  provider: Provider,
  locale: Locale | undefined,
): PlatformConnection {
  return {
    ...{ id: null, name: null, enabled: false, owner: null, created_at: null, authorization: null },
    catalog_url: pageOf(integration),
    connector: viewConnector(integration, provider, locale),
  }
}

/** Both shapes at once. */
export function viewBothShapes(connection: PlatformConnection): PlatformAnswer {
  const { connector, authorization } = connection
  return { connection, connector, authorization }
}

/** An integration as customers know it. */
export function viewConnector(
  integration: IntegrationRecord,
  provider: Provider,
  locale: Locale | undefined,
): ConnectorView {
  const description = descriptionOf(integration, provider, locale)
  const mark = markOf(provider)
  return {
    ...{ name: integration.name, slug: integration.slug },
    ...{ short_description: description, description, about: description },
    mark_url: mark && env().publicUrl + mark,
    categories: [...provider.categories],
    supports_multiple_connections: integration.multiple,
  }
}

/** A subject as a user of the platform API. */
export function viewUser({ externalId, name, group }: SubjectRecord): PlatformUser['user'] {
  return { external_id: externalId, external_name: name, external_group_id: group?.externalId ?? null }
}

/** The same with what the organisation keeps of them. */
export function viewContext(subject: SubjectRecord): ContextMembers {
  return { ...(subject.attributes as ContextMembers), ...viewUser(subject) }
}

function viewAuthorization(
  connection: ConnectionWithIntegration,
  provider: Provider,
  look: Look,
  { credential, refused }: Outcome,
): AuthorizationView | null {
  const { integration, id } = connection
  const facts = factsOf(connection, integration, look.now)
  const consumed = Boolean(connection.authorizations[0]?.consumedAt)
  const derived = authorizationStatusOf(statusOf(facts, look.now), consumed)
  if (derived === null) return null
  // Whatever stands on the row: what could not be had just now is not active.
  const status = refused && derived === 'active' ? 'error' : derived
  const given = status === 'active' && credential && !isBound(credential) ? credential : null
  const { accountName, accountEmail, accountId } = connection
  return {
    id,
    display_label: accountName ?? accountEmail ?? accountId,
    status,
    ...errorOf(status, connection, provider, look, refused),
    access_token: given && tokenOf(given),
    token_type: given?.type === 'oauth2' ? given.tokenType : null,
    credential: given && shownCredential(given),
    expires_at: connection.expiresAt?.toISOString() ?? null,
    scopes: connection.grantedScopes,
    authorize_url: status === 'active' ? null : catalogUrlOf(connection),
    ...{ connector: { name: integration.name, slug: integration.slug }, state: id },
    authorizer: {
      client_id: (integration.setup as Record<string, string>).client_id ?? null,
      prototype: { name: provider.name, slug: provider.key },
    },
  }
}

function errorOf(
  status: AuthorizationStatus,
  connection: ConnectionWithIntegration,
  provider: Provider,
  { now, locale }: Look,
  refused: PatchbayError | null,
): { error_code: string | null; error_message: string | null } {
  if (status !== 'error') return { error_code: null, error_message: null }
  const { integration } = connection
  const failure = failureOf(factsOf(connection, integration, now), now)
  if (!failure)
    return {
      error_code: refused?.code ?? null,
      error_message: refused && describeError(refused, locale).message,
    }
  const params = failure === integration.faultCode ? integration.faultParams : connection.validationReason
  return { error_code: failure, error_message: viewFailure(failure, provider, params, locale).message }
}

/** A token, or the one secret of a key; null where there are several. */
function tokenOf(credential: Credential): string | null {
  if (credential.type === 'oauth2') return credential.accessToken
  const [only, ...more] = credential.secretKeys
  return only !== undefined && more.length === 0 ? (credential.fields[only] ?? null) : null
}

/** What opens the door, never what renews it. */
function shownCredential(credential: Credential): AuthorizationView['credential'] {
  if (credential.type !== 'oauth2') return { type: credential.type, fields: { ...credential.fields } }
  return { type: 'oauth2', token_type: credential.tokenType, access_token: credential.accessToken }
}

/** The page of the catalog; one of several connections is named by its id. Null: customers are not offered it. */
export function catalogUrlOf({ id, name, integration }: ConnectionWithIntegration): string | null {
  const page = pageOf(integration)
  return page === null || name === DEFAULT_NAME ? page : `${page}?connection=${id}`
}

function pageOf({ slug, inCatalog, enabled }: IntegrationRecord): string | null {
  return inCatalog && enabled ? `${env().publicUrl}/connectors/${slug}` : null
}
