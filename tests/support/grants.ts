import type { OAuth2, Provider } from '@/lib/core/provider'
import { localProvider } from './local-definition'

/** The tests' server as a provider by another grant; a token of the application's own speaks for nobody. */
export function grantProvider(issuer: string, key: string, changes: Partial<OAuth2>): Provider {
  const local = localProvider(issuer, { key, name: key.charAt(0).toUpperCase() + key.slice(1) })
  if (!local.oauth2) throw new Error('not by OAuth')
  const oauth2: OAuth2 = { ...local.oauth2, deviceAuthorizationUrl: `${issuer}/device/auth`, ...changes }
  if (oauth2.grant !== 'client_credentials') return { ...local, oauth2 }
  const { identity: _identity, probe: _probe, ...rest } = local
  return { ...rest, oauth2: { ...oauth2, scopes: READ, idToken: 'ignore' } }
}

const READ = [
  { name: 'read', label: 'Read everything', default: true },
  { name: 'write', label: 'Write everything' },
]
