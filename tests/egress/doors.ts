import type { Server } from 'node:http'
import { type AddressInfo, connect as openTcp, type Socket, type Server as TcpServer } from 'node:net'
import { afterEach } from 'vitest'
import { isProviderFailure, type ProviderFailure } from '@/lib/core/failure'
import { createDispatcher, type DispatcherOptions } from '@/lib/egress/dispatcher'
import { type EgressFetchOptions, egressFetch } from '@/lib/egress/fetch'

export const publicAddress = '93.184.215.14'

const endings: (() => unknown)[] = []
afterEach(async () => {
  for (const end of endings.splice(0)) await end()
})

/** Names that were asked for and sockets that were opened, instead of being so. */
export interface Counted {
  resolved: string[]
  connected: string[]
}

/**
 * An egress whose names resolve as `names` says and whose sockets all lead to `port` here, while each says that it
 * leads to the address it was asked for. Without a port every socket is refused, and counted.
 */
export function openDoor(
  options: {
    allow?: string[]
    names?: Record<string, string[]>
    port?: number
    remote?: string
    ca?: string
  } = {},
) {
  const counted: Counted = { resolved: [], connected: [] }
  const settings: DispatcherOptions = {
    allow: options.allow ?? [],
    ...(options.ca === undefined ? {} : { ca: options.ca }),
    resolve: async (name) => {
      counted.resolved.push(name)
      const found = options.names?.[name]
      if (!found) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' })
      return found
    },
    connect: async ({ addresses, port }) => {
      counted.connected.push(`${addresses[0]}:${port}`)
      if (options.port === undefined) throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
      const socket = openTcp({ host: '127.0.0.1', port: options.port })
      await new Promise((resolve, reject) => socket.once('connect', resolve).on('error', reject))
      Object.defineProperty(socket, 'remoteAddress', { value: options.remote ?? addresses[0] })
      return socket
    },
  }
  return { counted, settings, ...door(settings) }
}

/** The production dispatcher's resolver and sockets, under a list of our own. */
export function door(settings: DispatcherOptions) {
  const dispatcher = createDispatcher(settings)
  endings.push(() => dispatcher.destroy())
  const via = { allow: settings.allow, dispatcher }
  return { via, dispatcher, fetch: (options: EgressFetchOptions = {}) => egressFetch({ ...options, via }) }
}

/** Listens on loopback until the test ends. */
export async function listen(
  server: Server | TcpServer,
): Promise<{ port: number; endpoint: string; url: string }> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  endings.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve)
        for (const socket of sockets) socket.destroy()
      }),
  )
  const { port } = server.address() as AddressInfo
  return { port, endpoint: `127.0.0.1:${port}`, url: `http://127.0.0.1:${port}/` }
}

/** The failure that a promise ends in. */
export async function failureOf(promise: Promise<unknown>): Promise<ProviderFailure> {
  try {
    await promise
  } catch (error) {
    for (let link: unknown = error; link instanceof Error; link = link.cause)
      if (isProviderFailure(link)) return link
    throw error
  }
  throw new Error('Nothing failed.')
}
