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

/** A key’s id and its secret as user name and password, which is how the platform API knows a back end. */
const BASIC = `-u "pk_\${PATCHBAY_KEY:4:12}:\${PATCHBAY_KEY:17}"`

/** The lines for a shell that add a customer, and read what they have connected. Null: that is the reader’s to fill in. */
export function platformLines(place: { publicUrl: string; slug: string | null; externalId: string | null }): {
  provision: string
  read: string
} {
  const { publicUrl, slug, externalId } = place
  const user = externalId ?? '<customer>'
  const body = JSON.stringify({ user: { external_id: user } })
  const path = `${externalId === null ? user : encodeURIComponent(user)}/connections/${slug ?? '<integration>'}`
  return {
    provision: `curl ${BASIC} -H 'Content-Type: application/json' -d ${quoted(body)} ${quoted(`${publicUrl}/api/platform/users`)}`,
    read: `curl ${BASIC} ${quoted(`${publicUrl}/api/platform/users/${path}`)}`,
  }
}

/** As one word for a POSIX shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** The line for a shell that uses `scope`, with the key in `$PATCHBAY_KEY`: never a real one. `slug` null: there is no integration yet. */
export function curlLine(scope: ApiScope, place: { publicUrl: string; slug: string | null }): string {
  const { method, path, body } = CALLS[scope]
  return [
    'curl',
    ...(method ? [`-X ${method}`] : []),
    scope === 'platform' ? BASIC : '-H "Authorization: Bearer $PATCHBAY_KEY"',
    ...(body ? [`-H "Content-Type: application/json" -d '${body}'`] : []),
    `"${place.publicUrl}/api/${path.replace('{slug}', place.slug ?? '<integration>')}"`,
  ].join(' ')
}
