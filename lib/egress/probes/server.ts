import 'server-only'
import type { ServerProbe } from '@/lib/core/provider'
import type { CredentialValues } from '@/lib/egress/credential-fetch'
import type { ProbeResult } from '@/lib/egress/probes/http'
import { type Line, type LineOptions, type SignedIn, speakTo } from '@/lib/egress/probes/line'
import { readSignIn, type SignIn } from '@/lib/egress/probes/sign-in'
import { env } from '@/lib/env'

/** A protocol's way in. */
type Protocol = (line: Line, signIn: SignIn) => Promise<SignedIn>

/** Read when they are first needed: a Patchbay without servers to test need not hold three libraries. */
const protocols: Record<ServerProbe['type'], () => Promise<{ signIn: Protocol }>> = {
  smtp: () => import('@/lib/egress/probes/smtp'),
  postgresql: () => import('@/lib/egress/probes/postgresql'),
  mysql: () => import('@/lib/egress/probes/mysql'),
}

/**
 * Signs in to a server over its own protocol, within 15 s. Throws `ProviderFailure` when it refuses, or when nobody can
 * say. `options` are the process's own unless told.
 */
export async function probeServer(
  probe: ServerProbe,
  values: CredentialValues,
  options: LineOptions = { allow: env().egressAllow, dnsServers: env().dnsServers },
): Promise<ProbeResult> {
  const asked = readSignIn(probe, values, options)
  const { signIn } = await protocols[probe.type]()
  const answer = await speakTo(asked.target, options, (line) => signIn(line, asked))
  return { ...answer, scopes: null }
}
