import 'server-only'
import { ProviderFailure } from '@/lib/core/failure'
import { createDispatcher } from '@/lib/egress/dispatcher'
import { egressFetch } from '@/lib/egress/fetch'
import { env } from '@/lib/env'

export interface FreshFetchOptions {
  /** This process's clock, in milliseconds: nothing is sent after it. */
  sendBy: number
  timeoutMs: number
  /** Called when the socket is open, just before anything is written: from now on the provider may have seen it. */
  onOpen: () => void
}

/** How long an answer that is already in the socket is waited for after the deadline. */
const GRACE_MS = 250

/**
 * A fetch for requests that must not be repeated, such as the use of a rotating refresh token. Each opens a socket of
 * its own, because a kept one that has died looks like a lost answer; nothing is written after `sendBy`, so that a
 * process that slept through its lease sends nothing; and a process that slept through its deadline still reads an
 * answer that has arrived.
 */
export function freshEgressFetch({ sendBy, timeoutMs, onOpen }: FreshFetchOptions): typeof fetch {
  return async (input, init) => {
    let opened = false
    const { egressAllow: allow, dnsServers } = env()
    const dispatcher = createDispatcher({
      allow,
      dnsServers,
      onOpen: (endpoint) => {
        if (Date.now() > sendBy) throw new ProviderFailure('timeout', { params: { target: endpoint } })
        opened = true
        onOpen()
      },
    })
    const graceMs = () => (opened ? GRACE_MS : 0)
    try {
      return await egressFetch({ timeoutMs, graceMs, via: { allow, dispatcher } })(input, init)
    } finally {
      await dispatcher.destroy().catch(() => {})
    }
  }
}
