import 'server-only'
import { createDispatcher } from '@/lib/egress/dispatcher'
import { egressFetch } from '@/lib/egress/fetch'
import { env } from '@/lib/env'
import { once } from '@/lib/once'

/** A fetch that reaches what is public alone, whatever the operator allows: as anybody on the internet asks. */
export function publicFetch(options: { timeoutMs: number }): typeof fetch {
  const dispatcher = once('egress-dispatcher-public', () =>
    createDispatcher({ allow: [], dnsServers: env().dnsServers }),
  )
  return egressFetch({ ...options, via: { allow: [], dispatcher } })
}
