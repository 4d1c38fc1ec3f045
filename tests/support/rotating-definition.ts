import type { Provider } from '@/lib/core/provider'

/** The rotating provider as an organisation's own. */
export function rotating(origin: string): Provider {
  return {
    key: 'rotating',
    name: 'Rotating',
    description: 'The provider of the tests that rotates',
    categories: [],
    authType: 'oauth2',
    fields: [
      { key: 'client_id', label: 'Client ID', type: 'text', required: true, secret: false },
      { key: 'client_secret', label: 'Client secret', type: 'password', required: true, secret: true },
    ],
    oauth2: {
      authorizationUrl: `${origin}/authorize`,
      tokenUrl: `${origin}/token`,
      grant: 'authorization_code',
      scopes: [{ name: 'read', label: 'Read', default: true }],
      tokenAuthMethod: 'client_secret_post',
      idToken: 'ignore',
    },
    probe: { url: `${origin}/probe`, okField: 'ok', errors: { token_expired: 'invalid_token' } },
  }
}
