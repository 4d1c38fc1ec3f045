import 'server-only'
import { isIP, connect as openTcp, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { type ConnectionOptions, connect as startTls, type TLSSocket } from 'node:tls'
import { isSameAddress } from '@/lib/egress/address'
import { addressesOf, type Resolve, resolveByDns, resolveBySystem } from '@/lib/egress/resolve'
import { blocked, type EgressPolicy, type ServerTarget } from '@/lib/egress/target'

/** Opens a TCP socket to one of these addresses and to nothing else. */
export type Connect = (to: {
  addresses: readonly string[]
  host: string
  port: number
  timeoutMs: number
}) => Promise<Socket>

/** How sockets are opened; tests hand over their own. */
export interface SocketDoor {
  resolve: Resolve
  connect: Connect
}

export interface SocketOptions extends EgressPolicy {
  /** Finds the addresses of names; of allowed ones too when given. */
  resolve?: Resolve
  connect?: Connect
  /** Name servers, instead of the system's. */
  dnsServers?: readonly string[]
  /** PEM certificates trusted instead of the system's. */
  ca?: string
}

const connectTimeoutMs = 3_000

/** The door that leads to a target: names on the operator's list are looked up as any program here would. */
export function doorTo(target: ServerTarget, { resolve, connect, dnsServers }: SocketOptions): SocketDoor {
  return {
    resolve: resolve ?? (target.allowed ? resolveBySystem : resolveByDns(dnsServers ?? [])),
    connect: connect ?? connectTcp,
  }
}

/**
 * A socket to a checked target: its name is looked up once, the addresses are judged, and the socket goes to one of
 * them, so that a name that changes between the check and the use gains nothing. Throws `ProviderFailure`.
 */
export async function openSocket(target: ServerTarget, { resolve, connect }: SocketDoor): Promise<Socket> {
  const addresses = await addressesOf(target, resolve)
  const { host, port } = target
  const socket = await connect({ addresses, host, port, timeoutMs: connectTimeoutMs })
  const remote = socket.remoteAddress ?? ''
  if (!addresses.some((address) => isSameAddress(address, remote))) {
    socket.destroy()
    throw blocked(target.endpoint, 'address')
  }
  return socket
}

/** What every TLS connection of ours asks for: TLS 1.2, and a certificate for the host by somebody who is trusted. */
export function tlsOptions(host: string, ca?: string): ConnectionOptions {
  return {
    host,
    // RFC 6066 §3: no IP addresses in the server name. The certificate is then checked against `host`.
    servername: isIP(host) ? '' : host,
    minVersion: 'TLSv1.2',
    // Said outright, so that NODE_TLS_REJECT_UNAUTHORIZED=0 does not reach here.
    rejectUnauthorized: true,
    ...(ca === undefined ? {} : { ca }),
  }
}

/** TLS over an open stream, the certificate checked against the target's own name or address. */
export async function secureSocket(socket: Duplex, options: ConnectionOptions): Promise<TLSSocket> {
  const secure = startTls({ ...options, socket })
  try {
    await ready(secure, 'secureConnect', connectTimeoutMs)
    return secure
  } catch (error) {
    socket.destroy()
    throw error
  }
}

export const connectTcp: Connect = async ({ addresses, host, port, timeoutMs }) => {
  const [only] = addresses
  const family = (address: string) => ({ address, family: isIP(address) })
  const socket =
    addresses.length === 1
      ? openTcp({ host: only, port })
      : openTcp({
          host,
          port,
          autoSelectFamily: true,
          lookup: (_name, _options, found) => found(null, addresses.map(family)),
        })
  await ready(socket.setNoDelay(true).setKeepAlive(true, 60_000), 'connect', timeoutMs)
  return socket
}

/** Waits for a socket's event; an error or the time's end destroys the socket. */
function ready(socket: Socket, event: 'connect' | 'secureConnect', timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = Object.assign(new Error('The connection took too long.'), { code: 'ETIMEDOUT' })
    const timer = setTimeout(() => socket.destroy(late), timeoutMs)
    socket.once(event, () => {
      clearTimeout(timer)
      resolve()
    })
    // Stays: an error before the next owner listens must not end the process.
    socket.on('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
  })
}
