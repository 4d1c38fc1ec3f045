import 'server-only'
import type { Socket } from 'node:net'
import { Agent, type buildConnector } from 'undici'
import { doorTo, openSocket, type SocketOptions, secureSocket, tlsOptions } from '@/lib/egress/socket'
import { checkTarget } from '@/lib/egress/target'
import { env } from '@/lib/env'
import { once } from '@/lib/once'

export interface DispatcherOptions extends SocketOptions {
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
  const socket = await openSocket(target, doorTo(target, options))
  const ready = target.protocol === 'https:' ? await secure(socket, target.host, options.ca) : socket
  try {
    options.onOpen?.(target.endpoint)
    return ready
  } catch (error) {
    ready.destroy()
    throw error
  }
}

function secure(socket: Socket, host: string, ca: string | undefined) {
  return secureSocket(socket, { ...tlsOptions(host, ca), ALPNProtocols: ['http/1.1'] })
}
