import 'server-only'
import { Resolver } from 'node:dns/promises'
import { ProviderFailure } from '@/lib/core/failure'

/** What name servers answer when there is no such name, or none of its records are TXT. */
const none = new Set(['ENOTFOUND', 'ENODATA'])

/**
 * A look-up of TXT records at these name servers, the system's unless others are named. Each record is its strings;
 * there are none where the name servers say so. Throws `ProviderFailure` where they say nothing (`timeout`) or that
 * they cannot tell.
 */
export function textRecordsByDns(servers: readonly string[]): (name: string) => Promise<string[][]> {
  return async (name) => {
    const resolver = new Resolver({ timeout: 1_000, tries: 2 })
    if (servers.length > 0) resolver.setServers(servers)
    try {
      return await resolver.resolveTxt(name)
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
      if (none.has(code)) return []
      const failure = code === 'ETIMEOUT' ? 'timeout' : 'name_not_found'
      throw new ProviderFailure(failure, { params: { target: name }, cause })
    }
  }
}
