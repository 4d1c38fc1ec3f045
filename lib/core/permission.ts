import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import type { ApiScope, Role } from '@/lib/core/roles'

const EVERYBODY: readonly Role[] = ['admin', 'member', 'viewer']
const MEMBERS: readonly Role[] = ['admin', 'member']
/** No console session ever shows a credential, or sends anything with one. */
const NOBODY: readonly Role[] = []
const ADMINS: readonly Role[] = ['admin']

/**
 * Who may do what: the roles, the API key scope that allows it too (null: no key ever does), and how a refusal
 * names it. Operations check it; pages only hide buttons by it.
 */
export const PERMISSIONS = {
  read_providers: { roles: EVERYBODY, scope: 'integrations:read', says: 'read the providers' },
  write_provider: { roles: ADMINS, scope: 'integrations:write', says: 'define providers' },
  read_integrations: { roles: EVERYBODY, scope: 'integrations:read', says: 'read the integrations' },
  write_integration: { roles: ADMINS, scope: 'integrations:write', says: 'set up integrations' },
  read_connections: { roles: EVERYBODY, scope: 'connections:read', says: 'read the connections' },
  read_credentials: { roles: NOBODY, scope: 'credentials:read', says: 'read credentials' },
  use_proxy: { roles: NOBODY, scope: 'proxy', says: 'send requests with a credential' },
  connect: { roles: MEMBERS, scope: null, says: 'connect accounts' },
  enter_key: { roles: MEMBERS, scope: 'connections:write', says: 'enter keys' },
  add_connection: {
    roles: ADMINS,
    scope: 'connections:write',
    says: 'add or remove connections',
  },
  write_connection: {
    roles: ADMINS,
    scope: 'connections:write',
    says: 'rename connections or switch them off',
  },
  test_connection: { roles: MEMBERS, scope: 'connections:write', says: 'test or refresh connections' },
  disconnect: { roles: MEMBERS, scope: 'connections:write', says: 'disconnect accounts' },
  read_events: { roles: EVERYBODY, scope: 'events:read', says: 'read the activity' },
  read_security_events: { roles: ADMINS, scope: null, says: 'read people’s and security activity' },
  read_metrics: { roles: NOBODY, scope: 'metrics', says: 'read the metrics' },
  read_settings: { roles: EVERYBODY, scope: null, says: 'read the settings' },
  read_api_keys: { roles: ADMINS, scope: null, says: 'read the API keys' },
  write_api_key: { roles: ADMINS, scope: null, says: 'make or revoke API keys' },
  write_settings: { roles: ADMINS, scope: null, says: 'change the settings' },
  read_users: { roles: EVERYBODY, scope: null, says: 'read who has an account' },
  write_user: { roles: ADMINS, scope: null, says: 'manage people' },
  read_subjects: { roles: EVERYBODY, scope: 'platform', says: 'read the customers' },
  write_subject: { roles: ADMINS, scope: 'platform', says: 'add or change customers' },
  read_subject_credentials: { roles: NOBODY, scope: 'platform', says: 'read customers’ access tokens' },
  make_connect_link: { roles: ADMINS, scope: 'platform', says: 'make links to the catalog' },
  open_catalog_as: { roles: ADMINS, scope: null, says: 'open the catalog as a customer' },
  read_domains: { roles: EVERYBODY, scope: 'connections:read', says: 'read the domains' },
  write_domain: { roles: ADMINS, scope: 'connections:write', says: 'add domains and change their DNS' },
  use_catalog: { roles: NOBODY, scope: null, says: 'use the catalog' },
} as const satisfies Record<string, { roles: readonly Role[]; scope: ApiScope | null; says: string }>

export type Permission = keyof typeof PERMISSIONS

/** What one of the organisation's customers may do, with their own and their group's connections alone. */
const OF_SUBJECTS: readonly Permission[] = ['use_catalog']

/** What it takes to connect an account: of the organisation's people, or of a customer in the catalog. */
export function toConnect(actor: Actor): Permission {
  return actor.type === 'subject' ? 'use_catalog' : 'connect'
}

/** In place of an integration's id, for what belongs to none: a key that is bound to some does not reach it. */
export const NO_INTEGRATION = ''

/** Whether `actor` may do it, to the integration with that id where one is named. */
export function allows(actor: Actor, permission: Permission, integrationId?: string): boolean {
  const rule = PERMISSIONS[permission]
  switch (actor.type) {
    case 'system':
      return true
    case 'anonymous':
      return false
    case 'user':
      return rule.roles.includes(actor.role)
    case 'api_key':
      return (
        rule.scope !== null &&
        actor.scopes.includes(rule.scope) &&
        isBoundTo(actor.integrationIds, integrationId)
      )
    case 'subject':
      return OF_SUBJECTS.includes(permission) && isBoundTo(actor.integrationIds, integrationId)
    default:
      return actor satisfies never
  }
}

/** Throws `unauthenticated` or `forbidden` unless `actor` may do it. The first line of an operation. */
export function permit(actor: Actor, permission: Permission, integrationId?: string): void {
  if (allows(actor, permission, integrationId)) return
  if (actor.type === 'anonymous') throw new PatchbayError('unauthenticated')
  throw new PatchbayError('forbidden', { params: { what: PERMISSIONS[permission].says } })
}

function isBoundTo(bound: readonly string[], integrationId: string | undefined): boolean {
  return bound.length === 0 || integrationId === undefined || bound.includes(integrationId)
}
