import { platformListQuery } from '@/lib/contract/platform'
import type { Route } from '@/lib/contract/route'

const ask = { group: 'platform_user', session: false, scopes: null } as const
const open = { ...ask, method: 'GET', scopes: [] } as const
const read = { ...ask, method: 'GET' } as const
const connecting = [
  ...([
    'not_found',
    'only_one_connection',
    'too_many_connections',
    'invalid_input',
    'secret_has_spaces',
    'credential_refused',
  ] as const),
  ...(['setup_incomplete', 'integration_disabled', 'connection_disabled', 'changed_meanwhile'] as const),
  ...(['bad_request', 'too_many_requests'] as const),
] as const

/** What the organisation's pages ask in its users' browsers. Errors are `{ "error": "sentence" }`. */
export const PLATFORM_USER_ROUTES: readonly Route[] = [
  {
    ...{ ...open, id: 'readPlatformFacts', path: '/platform_user/platform' },
    ...{ answers: { 200: 'PlatformFacts' }, errors: [] },
  },
  {
    ...{ ...open, id: 'listOfferedConnectors', path: '/platform_user/platform/connectors' },
    ...{ answers: { 200: 'ConnectorList' }, errors: [] },
  },
  {
    ...{ ...open, id: 'readOfferedConnector', path: '/platform_user/platform/connectors/{slug}' },
    ...{ answers: { 200: 'ConnectorAnswer' }, errors: ['unknown_connector'] },
  },
  {
    ...{ ...read, id: 'readUserSession', path: '/platform_user/session' },
    ...{ answers: { 200: 'UserSession' }, errors: ['session_ended'] },
  },
  {
    ...{ ...read, id: 'listUserConnectors', path: '/platform_user/connectors' },
    ...{ answers: { 200: 'UserConnectorList' }, errors: ['audit_unavailable'] },
  },
  {
    ...{ ...read, id: 'readUserConnector', path: '/platform_user/connectors/{slug}' },
    ...{ answers: { 200: 'UserConnectorAnswer' }, errors: ['unknown_connector', 'audit_unavailable'] },
  },
  {
    ...{
      ...read,
      id: 'listOwnUserConnections',
      path: '/platform_user/connections',
      query: platformListQuery,
    },
    ...{ answers: { 200: 'UserList' }, errors: ['unknown_connector', 'audit_unavailable'] },
  },
  {
    ...{ ...read, id: 'readOwnUserConnection', path: '/platform_user/connections/{slug}' },
    answers: { 200: 'UserAnswer' },
    errors: ['nothing_connected', 'unknown_connector', 'audit_unavailable'],
  },
  {
    ...{ ...ask, id: 'connectUser', method: 'POST', path: '/platform_user/connections/{slug}' },
    ...{ body: 'NewUserConnection', answers: { 200: 'UserAnswer' } },
    errors: ['unknown_connector', ...connecting],
  },
  {
    ...{ ...ask, id: 'removeUserConnection', method: 'DELETE', path: '/platform_user/connections/{slug}' },
    answers: { 200: 'UserAnswer' },
    errors: ['nothing_connected', 'several_connections', 'unknown_connector'],
  },
  {
    ...{ ...read, id: 'readOwnUserConnectionById', path: '/platform_user/connection/{id}' },
    ...{ answers: { 200: 'UserAnswer' }, errors: ['not_found', 'audit_unavailable'] },
  },
  {
    ...{ ...ask, id: 'removeUserConnectionById', method: 'DELETE', path: '/platform_user/connection/{id}' },
    ...{ answers: { 200: 'UserAnswer' }, errors: ['not_found'] },
  },
  {
    ...{ ...ask, id: 'collectFields', method: 'PUT', path: '/platform_user/authorizations/{prototype}' },
    ...{ body: 'Collected', answers: { 200: 'AuthorizationAnswer' }, errors: connecting },
  },
  {
    ...{ ...read, id: 'readUserAuthorization', path: '/platform_user/authorizations/{prototype}/{id}' },
    ...{ answers: { 200: 'AuthorizationAnswer' }, errors: ['not_found'] },
  },
  {
    ...{ ...ask, id: 'startUserSession', method: 'POST', path: '/platform_user/sessions', scopes: [] },
    ...{ body: 'NewUserSession', answers: { 200: 'UserSession' } },
    errors: ['user_token_required', 'invalid_user_token', 'one_time_token_over'],
  },
  {
    ...{ ...ask, id: 'endUserSession', method: 'DELETE', path: '/platform_user/sessions' },
    ...{ answers: { 204: null }, errors: [] },
  },
  {
    ...{ ...ask, id: 'renewUserToken', method: 'POST', path: '/platform_user/sessions/token' },
    ...{ answers: { 200: 'UserToken' }, errors: ['session_required', 'forbidden'] },
  },
  {
    ...{ ...ask, id: 'createOneTimeToken', method: 'POST', path: '/platform_user/sessions/ott' },
    ...{ answers: { 200: 'OneTimeToken' }, errors: [] },
  },
  {
    ...{ ...read, id: 'streamUserEvents', path: '/platform_user/events', headers: ['Last-Event-ID'] },
    answers: { 200: 'text/event-stream' },
    errors: ['session_required', 'too_many_streams'],
  },
]
