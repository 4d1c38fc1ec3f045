export const ROLES = ['admin', 'member', 'viewer'] as const
export type Role = (typeof ROLES)[number]

/** What an API key may be allowed. */
export const API_SCOPES = [
  'integrations:read',
  'integrations:write',
  'connections:read',
  'connections:write',
  'credentials:read',
  'credentials:refresh-token',
  'proxy',
  'events:read',
  'platform',
  'metrics',
] as const
export type ApiScope = (typeof API_SCOPES)[number]
