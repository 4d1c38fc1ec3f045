import 'server-only'
import { Agent, type buildConnector } from 'undici'
import { type Resolve, resolveByDns, resolveBySystem } from '@/lib/egress/resolve'
import { type Connect, connectTcp, openSocket, secureSocket } from '@/lib/egress/socket'
import { checkTarget, type EgressPolicy } from '@/lib/egress/target'
import { env } from '@/lib/env'
import { once } from '@/lib/once'

export interface DispatcherOptions extends EgressPolicy {
  /** Finds the addresses of names; of allowed ones too when given. */
  resolve?: Resolve
  connect?: Connect
  /** Name servers, instead of the system's. */
  dnsServers?: readonly string[]
  /** PEM certificates trusted instead of the system's. */
  ca?: string
  /** Called with `host:port` when a socket is open and nothing is written yet; what it throws closes the socket. */
  onOpen?: (endpoint: string) => void
}

/** Sockets to one origin at a time; more requests wait for one. */
const mostSockets = 256

/**
 * An undici dispatcher whose every socket passes the policy, so that neither a redirect nor a name that changes its
 * address leads elsewhere. Proxies of the environment do not exist for it: they would connect in its place.
 */
export function createDispatcher(options: DispatcherOptions): Agent {
  return new Agent({
    connections: mostSockets,
    connect: (origin, callback) => {
      open(origin, options).then(
        (socket) => callback(null, socket),
        (error: Error) => callback(error, null),
      )
    },
  })
}

/** The process's dispatcher, under PATCHBAY_EGRESS_ALLOW. */
export function dispatcher(): Agent {
  return once('egress-dispatcher', () =>
    createDispatcher({ allow: env().egressAllow, dnsServers: env().dnsServers }),
  )
}

/**
 * The name for TLS is the target's own. undici's `servername` follows the request's Host header, with which a caller
 * could choose the name that the certificate is checked against.
 */
async function open({ protocol, host, hostname }: buildConnector.Options, options: DispatcherOptions) {
  const target = checkTarget(`${protocol}//${host ?? hostname}`, options)
  const resolve =
    options.resolve ?? (target.allowed ? resolveBySystem : resolveByDns(options.dnsServers ?? []))
  const socket = await openSocket(target, { resolve, connect: options.connect ?? connectTcp })
  const ready = target.protocol === 'https:' ? await secureSocket(socket, target.host, options.ca) : socket
  try {
    options.onOpen?.(target.endpoint)
    return ready
  } catch (error) {
    ready.destroy()
    throw error
  }
}
