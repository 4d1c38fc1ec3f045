export const ROLES = ['admin', 'member', 'viewer'] as const
export type Role = (typeof ROLES)[number]

/** What the things that an API key may be allowed are about. */
export const SCOPE_GROUPS = ['integrations', 'connections', 'credentials', 'watching', 'customers'] as const
export type ScopeGroup = (typeof SCOPE_GROUPS)[number]

/**
 * What an API key may be allowed: what it is about, and the scope without which its answers could not be shown. Each
 * can be bound to integrations.
 */
export const SCOPES = {
  'integrations:read': { group: 'integrations', needs: null },
  'integrations:write': { group: 'integrations', needs: 'integrations:read' },
  'connections:read': { group: 'connections', needs: null },
  'connections:write': { group: 'connections', needs: 'connections:read' },
  'credentials:read': { group: 'credentials', needs: null },
  'credentials:refresh-token': { group: 'credentials', needs: 'credentials:read' },
  proxy: { group: 'credentials', needs: null },
  'events:read': { group: 'watching', needs: null },
  platform: { group: 'customers', needs: null },
  metrics: { group: 'watching', needs: null },
} as const satisfies Record<string, { group: ScopeGroup; needs: string | null }>

export type ApiScope = keyof typeof SCOPES

export const API_SCOPES = Object.keys(SCOPES) as readonly ApiScope[]

export function isApiScope(text: string): text is ApiScope {
  return Object.hasOwn(SCOPES, text)
}

/** The scopes with those that they need. */
export function withNeeded(scopes: readonly ApiScope[]): ApiScope[] {
  return API_SCOPES.filter(
    (scope) => scopes.includes(scope) || scopes.some((chosen) => SCOPES[chosen].needs === scope),
  )
}
