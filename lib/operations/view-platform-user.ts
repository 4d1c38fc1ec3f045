import 'server-only'
import type { AuthorizationView, PlatformConnection } from '@/lib/contract/platform'
import type { UserAnswer, UserAuthorization, UserConnection } from '@/lib/contract/platform-user'
import type { FieldView } from '@/lib/contract/provider'
import type { Provider } from '@/lib/core/provider'
import { fieldsToAsk } from '@/lib/operations/view-catalog'
import { catalogUrlOf } from '@/lib/operations/view-platform'
import type { ConnectionWithIntegration } from '@/lib/store/connections'

/** A connection as the user API tells it: with what is to be collected where it is connected again. */
export function viewForUser(connection: PlatformConnection, provider: Provider): UserConnection {
  const { authorization } = connection
  const fields = fieldsToAsk(provider)
  return { ...connection, authorization: authorization && withFields(authorization, fields) }
}

/** One that waits for its user: to type what is asked, or to come back from the provider. */
export function viewPending(
  connection: PlatformConnection,
  row: ConnectionWithIntegration,
  provider: Provider,
  authorizeUrl: string | null,
): UserConnection {
  const pending: AuthorizationView = {
    ...{
      id: row.id,
      display_label: null,
      status: 'awaiting_callback',
      error_code: null,
      error_message: null,
    },
    ...{ access_token: null, token_type: null, credential: null, expires_at: null, scopes: [] },
    authorize_url: authorizeUrl ?? catalogUrlOf(row),
    ...{ connector: { name: row.integration.name, slug: row.integration.slug }, state: row.id },
    authorizer: {
      client_id: (row.integration.setup as Record<string, string>).client_id ?? null,
      prototype: { name: provider.name, slug: provider.key },
    },
  }
  const fields = fieldsToAsk(provider)
  return { ...connection, enabled: true, authorization: withFields(pending, fields) }
}

/** Both shapes at once. */
export function viewUserAnswer(connection: UserConnection): UserAnswer {
  const { connector, authorization } = connection
  return { connection, connector, authorization }
}

function withFields(authorization: AuthorizationView, fields: readonly FieldView[]): UserAuthorization {
  const { client_id, prototype } = authorization.authorizer
  const collect_fields = fields.map(({ key, secret, ...field }) => ({ name: key, ...field }))
  return {
    ...authorization,
    authorizer: { client_id, prototype: { ...prototype, collect_fields } },
  }
}
