import type { OAuth2 } from '@/lib/core/provider'

/** The scopes to ask for: the admin's choice, with the required ones put back; the provider's defaults without a choice. */
export function scopesToAsk(oauth2: OAuth2, chosen: readonly string[]): string[] {
  const required = oauth2.scopes.filter((scope) => scope.required).map((scope) => scope.name)
  const wanted =
    chosen.length > 0 ? chosen : oauth2.scopes.filter((scope) => scope.default).map((scope) => scope.name)
  return [...new Set([...required, ...wanted])]
}

/** Whether a provider misses a scope (as it lists them) that no consent would bring: it is not asked for. */
export function lacksScope(listed: string, asked: readonly string[], granted: readonly string[]): boolean {
  const known = new Set([...asked, ...granted].map((scope) => scope.toLowerCase()))
  return listed.split(/[\s,]+/).some((scope) => scope !== '' && !known.has(scope.toLowerCase()))
}

/** Asked for but not granted. `offline_access` asks for a refresh token, and servers leave it out of the answer. */
export function missingScopes(asked: readonly string[], granted: readonly string[]): string[] {
  const has = new Set(granted.map((scope) => scope.toLowerCase()))
  return asked.filter((scope) => scope !== 'offline_access' && !has.has(scope.toLowerCase()))
}
