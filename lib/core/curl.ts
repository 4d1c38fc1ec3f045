import type { ApiScope } from '@/lib/core/roles'

/** A request that shows what a scope is for. `{slug}` is an integration’s; what stands in `<…>` is the reader’s to fill in. */
const CALLS: Record<ApiScope, { method?: string; path: string; body?: string }> = {
  'integrations:read': { path: 'integrations' },
  'integrations:write': { method: 'PATCH', path: 'integrations/{slug}', body: '{"enabled":true}' },
  'connections:read': { path: 'connections' },
  'connections:write': { method: 'POST', path: 'connections/{slug}/validate' },
  'credentials:read': { path: 'connections/{slug}/credentials' },
  'credentials:refresh-token': { path: 'connections/{slug}/credentials' },
  proxy: { path: 'integrations/{slug}/request/<path>' },
  'events:read': { path: 'events?count=10' },
  platform: { path: 'platform/users/<user>/connections/{slug}' },
  metrics: { path: 'metrics' },
}

/** Asks for a key without showing it, so that it stands neither on the screen nor in the shell’s history. */
export const READ_KEY = 'read -rs PATCHBAY_KEY && export PATCHBAY_KEY'

/** The line for a shell that uses `scope`, with the key in `$PATCHBAY_KEY`: never a real one. `slug` null: there is no integration yet. */
export function curlLine(scope: ApiScope, place: { publicUrl: string; slug: string | null }): string {
  const { method, path, body } = CALLS[scope]
  return [
    'curl',
    ...(method ? [`-X ${method}`] : []),
    '-H "Authorization: Bearer $PATCHBAY_KEY"',
    ...(body ? [`-H "Content-Type: application/json" -d '${body}'`] : []),
    `"${place.publicUrl}/api/${path.replace('{slug}', place.slug ?? '<integration>')}"`,
  ].join(' ')
}
