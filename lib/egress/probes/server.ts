import 'server-only'
import type { ServerProbe } from '@/lib/core/provider'
import type { CredentialValues } from '@/lib/egress/credential-fetch'
import type { ProbeResult } from '@/lib/egress/probes/http'

/**
 * Signs in to a server over its own protocol, within 15 s. Throws `ProviderFailure` when it refuses, or when nobody can
 * say.
 */
export async function probeServer(probe: ServerProbe, values: CredentialValues): Promise<ProbeResult> {
  throw new Error(`not yet: ${probe.type} ${Object.keys(values).length}`)
}
