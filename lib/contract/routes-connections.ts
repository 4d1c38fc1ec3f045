import { connectionQuery } from '@/lib/contract/connection'
import { credentialQuery } from '@/lib/contract/credential'
import { eventQuery, exportQuery } from '@/lib/contract/event'
import type { Route } from '@/lib/contract/route'

const both = { session: true } as const
const read = ['connections:read'] as const
const use = ['connections:write', 'connections:read'] as const
const off = ['not_found', 'not_connected', 'integration_disabled', 'connection_disabled'] as const

/** Connections by their keys, their credentials, the log, and what watches over it all. */
export const CONNECTION_ROUTES: readonly Route[] = [
  {
    ...{ id: 'listConnections', group: 'connections', method: 'GET', path: '/connections', ...both },
    ...{ scopes: read, query: connectionQuery, answers: { 200: 'ConnectionPage' }, errors: [] },
  },
  {
    ...{ id: 'readConnection', group: 'connections', method: 'GET', path: '/connections/{key}', ...both },
    ...{ scopes: read, answers: { 200: 'Connection' }, errors: ['not_found'] },
  },
  {
    ...{ id: 'updateConnection', group: 'connections', method: 'PATCH', path: '/connections/{key}', ...both },
    ...{ scopes: use, body: 'Change', answers: { 200: 'Connection' } },
    errors: ['not_found', 'empty_name', 'invalid_name', 'already_exists', 'cannot_rename_default'],
  },
  {
    ...{ id: 'readCredential', group: 'credentials', method: 'GET', path: '/connections/{key}/credentials' },
    ...{ scopes: ['credentials:read'], session: false, query: credentialQuery },
    answers: { 200: 'Credential' },
    errors: [
      ...off,
      ...([
        'deleted',
        'needs_reauth',
        'misconfigured',
        'connection_unavailable',
        'audit_unavailable',
        'bound_credential',
      ] as const),
    ],
  },
  {
    ...{ id: 'listChecks', group: 'connections', method: 'GET', path: '/connections/{key}/checks', ...both },
    ...{ scopes: read, answers: { 200: 'CheckList' }, errors: ['not_found'] },
  },
  {
    ...{
      id: 'readPicture',
      group: 'connections',
      method: 'GET',
      path: '/connections/{key}/picture',
      ...both,
    },
    ...{ scopes: read, answers: { 200: 'image/*' }, errors: ['not_found'] },
  },
  {
    ...{ id: 'readLogo', group: 'watching', method: 'GET', path: '/logo', session: true, scopes: [] },
    ...{ headers: ['If-None-Match'], answers: { 200: 'image/*', 304: null }, errors: ['not_found'] },
  },
  {
    ...{ id: 'saveLogo', group: 'watching', method: 'PUT', path: '/logo', session: true, scopes: null },
    ...{ passes: true, answers: { 204: null }, errors: ['not_a_picture', 'payload_too_large'] },
  },
  {
    ...{ id: 'removeLogo', group: 'watching', method: 'DELETE', path: '/logo', session: true, scopes: null },
    ...{ answers: { 204: null }, errors: [] },
  },
  {
    ...{ id: 'saveKey', group: 'connections', method: 'PUT', path: '/connections/{key}/setup', ...both },
    ...{ scopes: use, body: 'KeyInput', answers: { 200: 'SavedKey' } },
    errors: ['not_found', 'wrong_auth_type', 'credential_refused', 'secret_has_spaces', 'changed_meanwhile'],
  },
  {
    ...{
      id: 'testKey',
      group: 'connections',
      method: 'POST',
      path: '/connections/{key}/setup/test',
      ...both,
    },
    ...{ scopes: use, body: 'Setup', answers: { 200: 'KeyTest' } },
    errors: ['not_found', 'wrong_auth_type', 'cannot_test', 'secret_has_spaces'],
  },
  {
    ...{ id: 'validateConnection', group: 'connections', method: 'POST', ...both, scopes: use },
    ...{
      path: '/connections/{key}/validate',
      answers: { 200: 'TestResult' },
      errors: [...off, 'cannot_test'],
    },
  },
  {
    ...{ id: 'refreshConnection', group: 'connections', method: 'POST', ...both, scopes: use },
    ...{ path: '/connections/{key}/refresh', answers: { 200: 'Connection' } },
    errors: [...off, 'cannot_refresh', 'credential_refused', 'misconfigured', 'connection_unavailable'],
  },
  {
    ...{
      id: 'disconnect',
      group: 'connections',
      method: 'POST',
      path: '/connections/{key}/disconnect',
      ...both,
    },
    ...{ scopes: use, answers: { 200: 'Disconnected' }, errors: ['not_found'] },
  },
  {
    ...{ id: 'readUsage', group: 'watching', method: 'GET', path: '/connections/{key}/usage', ...both },
    ...{ scopes: read, answers: { 200: 'Usage' }, errors: ['not_found'] },
  },
  {
    ...{
      id: 'readIntegrationUsage',
      group: 'watching',
      method: 'GET',
      path: '/integrations/{id}/usage',
      ...both,
    },
    ...{ scopes: read, answers: { 200: 'Usage' }, errors: ['not_found'] },
  },
  {
    ...{ id: 'readKeyUsage', group: 'watching', method: 'GET', path: '/api-keys/{id}/usage', ...both },
    ...{ scopes: null, answers: { 200: 'KeyUsage' }, errors: ['not_found'] },
  },
  {
    ...{
      id: 'listEvents',
      group: 'events',
      method: 'GET',
      path: '/events',
      ...both,
      scopes: ['events:read'],
    },
    ...{ query: eventQuery, headers: ['Last-Event-ID'], answers: { 200: 'EventPage' } },
    errors: ['too_many_streams'],
  },
  {
    ...{ id: 'exportEvents', group: 'events', method: 'GET', path: '/events/export', ...both },
    ...{ scopes: ['events:read'], query: exportQuery, answers: { 200: 'text/csv' }, errors: [] },
  },
  {
    ...{ id: 'readOverview', group: 'watching', method: 'GET', path: '/overview', ...both },
    ...{ scopes: ['connections:read', 'events:read'], answers: { 200: 'Overview' }, errors: [] },
  },
  {
    ...{ id: 'readMetrics', group: 'watching', method: 'GET', path: '/metrics', session: false },
    ...{ scopes: ['metrics'], answers: { 200: 'text/plain' }, errors: [] },
  },
  {
    ...{ id: 'isAlive', group: 'watching', method: 'GET', path: '/health', session: true, scopes: [] },
    ...{ answers: { 200: 'Alive' }, errors: [] },
  },
  {
    ...{ id: 'isReady', group: 'watching', method: 'GET', path: '/ready', session: true, scopes: [] },
    ...{ answers: { 200: 'Alive', 503: 'Alive' }, errors: [] },
  },
  {
    ...{ id: 'readContract', group: 'watching', method: 'GET', path: '/openapi.json', session: true },
    ...{ scopes: [], answers: { 200: 'Contract' }, errors: [] },
  },
]
