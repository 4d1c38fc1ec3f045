const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * The path of an ordinary request target, else null: not an absolute URL (nothing here forwards), not `*`, not one
 * whose start a browser or a parser would take for another host, not one that does not decode.
 */
export function pathOf(target: string | undefined): string | null {
  if (!target || !/^\/(?![/\\])[\x21-\x7e]*$/.test(target)) return null
  const path = target.split('?', 1)[0] ?? ''
  try {
    return decodeURIComponent(path).includes('\0') ? null : path
  } catch {
    return null
  }
}

/** Whether a path is the machines' door; next-auth's own routes are Next's. */
export function isApi(path: string): boolean {
  if (path === '/api/auth' || path.startsWith('/api/auth/')) return false
  return path === '/api' || path.startsWith('/api/')
}

/**
 * Where a page asked for under another loopback name is: a session's cookie belongs to one of `localhost` and
 * `127.0.0.1`, not to both. Null when it is where it should be. Only where the public URL is this very port: behind a
 * reverse proxy the Host is the proxy's choice, and redirecting by it could go round for ever.
 */
export function canonicalUrl(
  target: string,
  host: string | undefined,
  publicUrl: string,
  port: number,
): string | null {
  const own = new URL(publicUrl)
  const asked = host?.toLowerCase().replace(/:\d+$/, '')
  if (!asked || asked === own.hostname || !loopbackNames.has(asked) || !loopbackNames.has(own.hostname))
    return null
  return Number(own.port || 80) === port ? `${publicUrl}${target}` : null
}
