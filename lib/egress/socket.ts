import 'server-only'
import { isIP, connect as openTcp, type Socket } from 'node:net'
import { connect as startTls, type TLSSocket } from 'node:tls'
import { isSameAddress } from '@/lib/egress/address'
import { addressesOf, type Resolve } from '@/lib/egress/resolve'
import { blocked, type Target } from '@/lib/egress/target'

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

const connectTimeoutMs = 3_000

/**
 * A socket to a checked target: its name is looked up once, the addresses are judged, and the socket goes to one of
 * them, so that a name that changes between the check and the use gains nothing. Throws `ProviderFailure`.
 */
export async function openSocket(target: Target, { resolve, connect }: SocketDoor): Promise<Socket> {
  const addresses = await addressesOf(target, resolve)
  const { host, port } = target
  const socket = await connect({ addresses, host, port, timeoutMs: connectTimeoutMs })
  const remote = socket.remoteAddress ?? ''
  if (!addresses.some((address) => isSameAddress(address, remote))) {
    socket.destroy()
    throw blocked(target.endpoint)
  }
  return socket
}

/** TLS over an open socket, the certificate checked against the target's own name or address. */
export async function secureSocket(socket: Socket, host: string, ca?: string): Promise<TLSSocket> {
  const secure = startTls({
    socket,
    host,
    // RFC 6066 §3: no IP addresses in the server name. The certificate is then checked against `host`.
    servername: isIP(host) ? '' : host,
    ALPNProtocols: ['http/1.1'],
    minVersion: 'TLSv1.2',
    // Said outright, so that NODE_TLS_REJECT_UNAUTHORIZED=0 does not reach here.
    rejectUnauthorized: true,
    ...(ca === undefined ? {} : { ca }),
  })
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
