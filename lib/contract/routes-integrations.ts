import { listQuery } from '@/lib/contract/common'
import { connectionQuery } from '@/lib/contract/connection'
import { connectQuery, ownConnectionQuery, ownerQuery } from '@/lib/contract/own-connection'
import type { Route } from '@/lib/contract/route'

const both = { session: true } as const
const read = ['integrations:read'] as const
const write = ['integrations:write', 'integrations:read'] as const
const use = ['connections:write', 'connections:read'] as const

/** Providers, integrations, and what is connected through them. */
export const INTEGRATION_ROUTES: readonly Route[] = [
  {
    ...{ id: 'listProviders', group: 'providers', method: 'GET', path: '/providers', ...both },
    ...{ scopes: read, answers: { 200: 'ProviderList' }, errors: [] },
  },
  {
    ...{ id: 'createProvider', group: 'providers', method: 'POST', path: '/providers', ...both },
    ...{ scopes: ['integrations:write'], body: 'NewProvider', answers: { 201: 'Provider' } },
    errors: ['already_exists', 'discovery_failed'],
  },
  {
    ...{ id: 'readProvider', group: 'providers', method: 'GET', path: '/providers/{key}', ...both },
    ...{ scopes: read, answers: { 200: 'Provider' }, errors: ['not_found'] },
  },
  {
    ...{ id: 'updateProvider', group: 'providers', method: 'PUT', path: '/providers/{key}', ...both },
    ...{ scopes: ['integrations:write'], body: 'NewProvider', answers: { 200: 'Provider' } },
    errors: ['not_found', 'discovery_failed'],
  },
  {
    ...{ id: 'deleteProvider', group: 'providers', method: 'DELETE', path: '/providers/{key}', ...both },
    ...{ scopes: ['integrations:write'], answers: { 204: null }, errors: ['not_found', 'provider_in_use'] },
  },
  {
    ...{ id: 'listIntegrations', group: 'integrations', method: 'GET', path: '/integrations', ...both },
    ...{ scopes: read, query: listQuery, answers: { 200: 'IntegrationPage' }, errors: [] },
  },
  {
    ...{ id: 'createIntegration', group: 'integrations', method: 'POST', path: '/integrations', ...both },
    ...{ scopes: write, body: 'NewIntegration', answers: { 201: 'Integration' } },
    errors: ['not_found', 'already_exists', 'credential_refused', 'secret_has_spaces'],
  },
  {
    ...{ id: 'readIntegration', group: 'integrations', method: 'GET', path: '/integrations/{id}', ...both },
    ...{ scopes: read, answers: { 200: 'Integration' }, errors: ['not_found'] },
  },
  {
    ...{
      id: 'updateIntegration',
      group: 'integrations',
      method: 'PATCH',
      path: '/integrations/{id}',
      ...both,
    },
    ...{ scopes: write, body: 'IntegrationChange', answers: { 200: 'Integration' }, errors: ['not_found'] },
  },
  {
    ...{ id: 'saveSetup', group: 'integrations', method: 'PUT', path: '/integrations/{id}/setup', ...both },
    ...{ scopes: write, body: 'Setup', answers: { 200: 'Integration' } },
    errors: ['not_found', 'secret_has_spaces', 'changed_meanwhile', 'wrong_auth_type'],
  },
  {
    ...{
      id: 'deleteIntegration',
      group: 'integrations',
      method: 'DELETE',
      path: '/integrations/{id}',
      ...both,
    },
    ...{ scopes: ['integrations:write'], answers: { 204: null }, errors: ['not_found'] },
  },
  {
    ...{ id: 'beginConnect', group: 'own', method: 'GET', path: '/integrations/{id}/connect', ...both },
    ...{ scopes: null, query: connectQuery, answers: { 302: null } },
    errors: [
      ...(['not_found', 'cross_origin', 'setup_incomplete'] as const),
      ...(['integration_disabled', 'connection_disabled', 'misconfigured'] as const),
      ...(['missing_handle', 'invalid_handle', 'authorization_url_failed'] as const),
      ...(['authorization_server_metadata_failed'] as const),
    ],
  },
  {
    ...{ id: 'connect', group: 'own', method: 'POST', path: '/integrations/{id}/connect', ...both },
    ...{ scopes: use, query: ownerQuery, body: 'Connect', answers: { 201: 'OwnConnection' } },
    errors: [
      ...([
        'not_found',
        'wrong_auth_type',
        'setup_incomplete',
        'credential_refused',
        'misconfigured',
      ] as const),
      ...(['integration_disabled', 'connection_disabled', 'connection_unavailable'] as const),
      ...(['secret_has_spaces', 'changed_meanwhile'] as const),
    ],
  },
  {
    ...{
      id: 'readOwnConnection',
      group: 'own',
      method: 'GET',
      path: '/integrations/{id}/connection',
      ...both,
    },
    ...{ scopes: ['connections:read'], query: ownerQuery, answers: { 200: 'OwnConnection' } },
    errors: ['not_found'],
  },
  {
    ...{ id: 'deleteOwnConnection', group: 'own', method: 'DELETE', path: '/integrations/{id}/connection' },
    ...{ ...both, scopes: use, query: ownerQuery, answers: { 204: null }, errors: ['not_found'] },
  },
  {
    ...{ id: 'listOwnConnections', group: 'own', method: 'GET', path: '/integration-connections', ...both },
    ...{ scopes: ['connections:read'], query: ownConnectionQuery, answers: { 200: 'OwnConnectionPage' } },
    errors: [],
  },
  {
    ...{ id: 'listNamedConnections', group: 'integrations', method: 'GET', ...both },
    ...{ path: '/integrations/{id}/connections', scopes: ['integrations:read', 'connections:read'] },
    ...{ query: connectionQuery, answers: { 200: 'NamedConnectionPage' }, errors: ['not_found'] },
  },
  {
    ...{ id: 'addConnection', group: 'integrations', method: 'POST', path: '/integrations/{id}/connections' },
    ...{ ...both, scopes: use, body: 'NewConnection', answers: { 201: 'NamedConnection' } },
    errors: ['not_found', 'empty_name', 'invalid_name', 'already_exists'],
  },
  {
    ...{ id: 'updateNamedConnection', group: 'integrations', method: 'PATCH', ...both },
    ...{ path: '/integrations/{id}/connections/{name}', scopes: [...use, 'integrations:read'] },
    ...{ body: 'Change', answers: { 200: 'NamedConnection' } },
    errors: ['not_found', 'empty_name', 'invalid_name', 'already_exists', 'cannot_rename_default'],
  },
  {
    ...{ id: 'removeConnection', group: 'integrations', method: 'DELETE', ...both },
    ...{ path: '/integrations/{id}/connections/{name}', scopes: [...use, 'integrations:read'] },
    ...{ answers: { 204: null }, errors: ['not_found', 'cannot_remove_default'] },
  },
]
