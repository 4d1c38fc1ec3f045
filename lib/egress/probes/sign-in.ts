import 'server-only'
import { ProviderFailure } from '@/lib/core/failure'
import type { ServerProbe } from '@/lib/core/provider'
import { fillText } from '@/lib/core/template'
import type { CredentialValues } from '@/lib/egress/credential-fetch'
import { checkServer, type EgressPolicy, type ServerTarget } from '@/lib/egress/target'

/** A sign-in with everything filled in. */
export interface SignIn {
  target: ServerTarget
  username: string
  password: string
  /** Null where none is named. */
  database: string | null
  security: 'tls' | 'starttls' | 'none'
}

/** Where each protocol is spoken: submission and relay (RFC 8314), the server and its poolers, the server. */
const publicPorts: Record<ServerProbe['type'], readonly number[]> = {
  smtp: [25, 465, 587, 2525],
  postgresql: [5432, 6432, 6543],
  mysql: [3306],
}

/**
 * What a probe asks, filled from the form's values and judged before anything is opened. Throws `ProviderFailure`:
 * `invalid_address`, `blocked_address`, `encryption_required` for a password in the clear to what the operator has not
 * listed, `invalid_token` for a credential that no server could take.
 */
export function readSignIn(probe: ServerProbe, values: CredentialValues, policy: EgressPolicy): SignIn {
  const fill = (text: string) => fillText(text, values)
  const target = checkServer(
    { host: fill(probe.host), port: fill(probe.port), publicPorts: publicPorts[probe.type] },
    policy,
  )
  const params = { target: target.endpoint }
  const security = readSecurity(fill(probe.security))
  if (security === 'none' && !target.allowed) throw new ProviderFailure('encryption_required', { params })
  const [username, password] = [fill(probe.username), fill(probe.password)]
  const database = fill(probe.database ?? '').trim() || null
  // Blank, libraries take the environment's; a NUL ends a field in each of the protocols, and begins the next.
  const isWhole = username !== '' && password !== ''
  if (!isWhole || [username, password, database ?? ''].some((text) => text.includes('\0')))
    throw new ProviderFailure('invalid_token', { params })
  return { target, username, password, database, security }
}

/** Whatever is not known is taken for the strictest. */
function readSecurity(text: string): SignIn['security'] {
  return text === 'none' || text === 'starttls' ? text : 'tls'
}
