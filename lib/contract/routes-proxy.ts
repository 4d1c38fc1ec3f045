import type { Route } from '@/lib/contract/route'
import type { OperationId } from '@/lib/core/messages/en/operations'

const proxy = {
  ...{ group: 'credentials', scopes: ['proxy'], session: false, headers: ['Patchbay-Connection'] },
  answers: { 200: '*/*' },
  errors: [
    ...(['not_found', 'integration_not_connected', 'url_not_allowed', 'no_api', 'needs_reauth'] as const),
    ...(['misconfigured', 'connection_unavailable', 'provider_unreachable', 'provider_timeout'] as const),
    ...(['integration_disabled', 'connection_disabled', 'audit_unavailable', 'payload_too_large'] as const),
  ],
} as const satisfies Partial<Route>

const METHODS: readonly [Route['method'], OperationId][] = [
  ['GET', 'proxyGet'],
  ['POST', 'proxyPost'],
  ['PUT', 'proxyPut'],
  ['PATCH', 'proxyPatch'],
  ['DELETE', 'proxyDelete'],
  ['OPTIONS', 'proxyOptions'],
]

/** Requests that are sent on with a credential: whatever the provider answers is the answer. */
export const PROXY_ROUTES: readonly Route[] = [
  {
    ...proxy,
    ...{ id: 'proxyRequest', method: 'POST', path: '/integrations/{id}/request', body: 'ProxiedRequest' },
  },
  ...METHODS.map(([method, id]) => ({
    ...proxy,
    ...{ id, method, path: '/integrations/{id}/request/{path}', passes: true as const },
  })),
]
