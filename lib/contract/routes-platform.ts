import { credentialQuery } from '@/lib/contract/credential'
import { platformPageQuery } from '@/lib/contract/platform'
import type { Route } from '@/lib/contract/route'

const ask = { group: 'platform', session: false, scopes: ['platform'] } as const
const read = { ...ask, method: 'GET', query: credentialQuery, answers: { 200: 'PlatformAnswer' } } as const
const list = { ...ask, method: 'GET', query: platformPageQuery, answers: { 200: 'PlatformList' } } as const

const ofUser = ['unknown_subject', 'unknown_connector', 'audit_unavailable'] as const

/** What an organisation's back ends ask about its customers. Errors are `{ "error": "sentence" }`. */
export const PLATFORM_ROUTES: readonly Route[] = [
  {
    ...{ ...ask, id: 'provisionUser', method: 'POST', path: '/platform/users', body: 'NewUser' },
    ...{ answers: { 200: 'PlatformUser' }, errors: ['changed_meanwhile'] },
  },
  { ...read, id: 'readConnectionOfUser', path: '/platform/connections/{userId}/{slug}', errors: ofUser },
  { ...read, id: 'readUserConnection', path: '/platform/users/{id}/connections/{slug}', errors: ofUser },
  { ...list, id: 'listUserConnections', path: '/platform/users/{id}/connections', errors: ofUser },
  {
    ...{ ...read, id: 'readGroupConnection', path: '/platform/groups/{id}/connections/{slug}' },
    errors: ['unknown_group', 'unknown_connector', 'audit_unavailable'],
  },
  {
    ...{ ...read, id: 'readCustomerConnection', path: '/platform/connections/{id}' },
    errors: ['not_found', 'audit_unavailable'],
  },
  {
    ...{ ...ask, id: 'createConnectSession', method: 'POST', path: '/platform/connect_sessions' },
    ...{ body: 'NewConnectSession', answers: { 200: 'ConnectSession' } },
    errors: ['unknown_subject', 'unknown_connector', 'return_url_not_allowed'],
  },
  {
    ...{ ...ask, id: 'provisionContext', method: 'POST', path: '/platform/contexts', body: 'NewContext' },
    ...{ answers: { 200: 'NewPlatformContext' }, errors: ['changed_meanwhile'] },
  },
  {
    ...{ ...ask, id: 'readContext', method: 'GET', path: '/platform/contexts/{externalId}' },
    ...{ answers: { 200: 'PlatformContext' }, errors: ['unknown_subject'] },
  },
  {
    ...{ ...ask, id: 'changeContext', method: 'PUT', path: '/platform/contexts/{externalId}' },
    ...{ body: 'ContextChange', answers: { 200: 'PlatformContext' } },
    errors: ['unknown_subject', 'already_exists'],
  },
  {
    ...{ ...read, id: 'readContextConnection', path: '/platform/contexts/{externalId}/connections/{slug}' },
    errors: ofUser,
  },
  {
    ...{ ...list, id: 'listContextConnections', path: '/platform/contexts/{externalId}/connections' },
    errors: ofUser,
  },
  {
    ...{ ...ask, id: 'listSigningKeys', method: 'GET', path: '/platform/jwks.json', scopes: [] },
    ...{ answers: { 200: 'SigningKeys' }, errors: [] },
  },
]
