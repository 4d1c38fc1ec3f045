import { listQuery } from '@/lib/contract/common'
import { discoverQuery } from '@/lib/contract/domain'
import type { Route } from '@/lib/contract/route'

const here = { group: 'domains', session: true } as const
const read = ['connections:read'] as const
const write = ['connections:write', 'connections:read'] as const

/** What a request to a DNS provider may come to. */
const asked = [
  ...(['not_found', 'not_connected', 'needs_reauth', 'connection_unavailable', 'misconfigured'] as const),
  ...(['credential_refused', 'integration_disabled', 'connection_disabled', 'api_url_changed'] as const),
  ...(['flow_not_offered', 'dns_request_refused', 'dns_not_found', 'dns_not_offered'] as const),
]

/** Domains, and the templates that they are set up with. */
export const DOMAIN_ROUTES: readonly Route[] = [
  {
    ...{ id: 'discoverDomain', method: 'GET', path: '/domains/discover', ...here, scopes: read },
    ...{ query: discoverQuery, answers: { 200: 'Discovery' }, errors: ['invalid_domain'] },
  },
  {
    ...{ id: 'listTemplates', method: 'GET', path: '/domains/templates', ...here, scopes: read },
    ...{ answers: { 200: 'DomainTemplateList' }, errors: [] },
  },
  {
    ...{ id: 'registerTemplate', method: 'POST', path: '/domains/templates', ...here },
    ...{ scopes: ['connections:write'], body: 'NewDomainTemplate', answers: { 201: 'DomainTemplate' } },
    errors: [],
  },
  {
    ...{ id: 'removeTemplate', method: 'DELETE', path: '/domains/templates/{id}', ...here },
    ...{ scopes: ['connections:write'], answers: { 204: null }, errors: ['not_found', 'template_in_use'] },
  },
  {
    ...{ id: 'listDomains', method: 'GET', path: '/domains', ...here, scopes: read },
    ...{ query: listQuery, answers: { 200: 'DomainPage' }, errors: [] },
  },
  {
    ...{ id: 'addDomain', method: 'POST', path: '/domains', ...here, scopes: write },
    ...{ body: 'NewDomain', answers: { 201: 'Domain' }, errors: ['invalid_domain', 'already_exists'] },
  },
  {
    ...{ id: 'readDomain', method: 'GET', path: '/domains/{domain}', ...here, scopes: read },
    ...{ answers: { 200: 'Domain' }, errors: ['not_found'] },
  },
  {
    ...{ id: 'removeDomain', method: 'DELETE', path: '/domains/{domain}', ...here },
    ...{ scopes: ['connections:write'], answers: { 204: null }, errors: ['not_found'] },
  },
  {
    ...{ id: 'readDomainStatus', method: 'GET', path: '/domains/{domain}/status', ...here, scopes: read },
    ...{ answers: { 200: 'Domain' }, errors: ['not_found'] },
  },
  {
    ...{ id: 'previewTemplate', method: 'POST', path: '/domains/{domain}/preview', ...here, scopes: read },
    ...{ body: 'WantedTemplate', answers: { 200: 'DomainPreview' }, errors: ['not_found', 'template_error'] },
  },
  {
    ...{ id: 'connectDomain', method: 'POST', path: '/domains/{domain}/connect', ...here },
    ...{ scopes: ['connections:write'], body: 'ConnectDomain', answers: { 201: 'DomainConnecting' } },
    errors: [
      ...(['not_found', 'template_error', 'flow_not_offered', 'api_url_changed', 'not_supported'] as const),
      ...(['dns_not_found', 'unsafe_host', 'reserved_parameter', 'setup_incomplete'] as const),
      ...(['integration_disabled', 'connection_disabled'] as const),
    ],
  },
  {
    ...{ id: 'applyTemplate', method: 'POST', path: '/domains/{domain}/apply', ...here, scopes: write },
    ...{ body: 'ApplyDomain', answers: { 200: 'Domain' } },
    errors: [...asked, 'template_error', 'reserved_parameter'],
  },
  {
    ...{ id: 'revertTemplate', method: 'POST', path: '/domains/{domain}/revert', ...here, scopes: write },
    ...{ body: 'RevertDomain', answers: { 200: 'Domain' }, errors: [...asked, 'template_not_applied'] },
  },
  {
    ...{ id: 'verifyDomain', method: 'POST', path: '/domains/{domain}/verify', ...here, scopes: write },
    ...{ answers: { 200: 'Domain' }, errors: ['not_found'] },
  },
]
