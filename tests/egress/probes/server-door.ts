import dns from 'node:dns'
import net from 'node:net'
import { afterEach, beforeEach, vi } from 'vitest'
import type { ServerProbe } from '@/lib/core/provider'
import type { LineOptions } from '@/lib/egress/probes/line'
import { probeServer } from '@/lib/egress/probes/server'
import { openDoor, publicAddress } from '../doors'

/** The name by which servers under test are reached; it seems public, and its sockets lead to a peer here. */
export const host = 'server.good.com'

/** Ports that this process dialled and names that it looked up since the test began. */
export const dialled: { ports: number[]; names: string[] } = { ports: [], names: [] }

/** Records every dial of the process, whoever makes it. */
export function watchDials(): void {
  beforeEach(() => {
    dialled.ports = []
    dialled.names = []
    const connect = net.Socket.prototype.connect
    vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(function (
      this: net.Socket,
      ...to: unknown[]
    ) {
      const [first] = to.flat()
      dialled.ports.push(Number(typeof first === 'object' && first && 'port' in first ? first.port : first))
      return Reflect.apply(connect, this, to)
    })
    const lookup = dns.lookup
    vi.spyOn(dns, 'lookup').mockImplementation(((name: string, ...rest: unknown[]) => {
      dialled.names.push(name)
      return Reflect.apply(lookup, dns, [name, ...rest])
    }) as typeof dns.lookup)
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })
}

export interface Ask
  extends Partial<Record<'username' | 'password' | 'database' | 'security' | 'host' | 'port', string>> {
  type: ServerProbe['type']
  /** Where the peer really is. */
  peer: number
  ca?: string
  timeoutMs?: number
  allow?: string[]
  names?: Record<string, string[]>
}

/** Probes a peer as if it stood on the public internet, or under the operator's list. */
export function ask({ type, peer, ca, timeoutMs, allow = [], names, ...values }: Ask) {
  const probe: ServerProbe = {
    type,
    host: '{host}',
    port: '{port}',
    username: '{username}',
    password: '{password}',
    database: '{database}',
    security: '{security}',
  }
  const { settings, counted } = openDoor({
    names: names ?? { [host]: [publicAddress] },
    port: peer,
    allow,
    ...(ca === undefined ? {} : { ca }),
  })
  const options: LineOptions = { ...settings, ...(timeoutMs === undefined ? {} : { timeoutMs }) }
  const filled = { host, username: 'user', password: 'right', ...values }
  return { counted, result: probeServer(probe, filled, options) }
}
