import type { Provider } from '@/lib/core/provider'

/** The real OAuth server of the tests as an organisation's own provider, with everything that a shipped one has. */
export function localProvider(issuer: string, changes: Partial<Provider> = {}): Provider {
  return {
    key: 'local',
    name: 'Local',
    description: 'The OAuth server of the tests',
    categories: ['Development'],
    authType: 'oauth2',
    fields: [
      { key: 'client_id', label: 'Client ID', type: 'text', required: true, secret: false },
      { key: 'client_secret', label: 'Client secret', type: 'password', required: true, secret: true },
    ],
    oauth2: {
      authorizationUrl: `${issuer}/auth`,
      tokenUrl: `${issuer}/token`,
      revocationUrl: `${issuer}/token/revocation`,
      issuer,
      grant: 'authorization_code',
      scopes: [
        { name: 'openid', label: 'Know who you are', required: true },
        { name: 'profile', label: 'Read your name', default: true },
        { name: 'email', label: 'Read your e-mail address', default: true },
        { name: 'offline_access', label: 'Stay connected', default: true },
      ],
      authorizationParams: { prompt: 'consent' },
      tokenAuthMethod: 'client_secret_basic',
      idToken: 'validate',
      issParameterSupported: true,
    },
    identity: { url: `${issuer}/me`, id: ['sub'], name: ['name'], email: ['email'], picture: ['picture'] },
    probe: { url: `${issuer}/me` },
    ...changes,
  }
}
