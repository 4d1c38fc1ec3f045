import { once } from 'node:events'
import { request } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { certify } from '../support/certificate-authority'

/** What stands before Patchbay where it has a public name: it ends TLS and hands everything on as it comes. */
export interface TlsFront {
  /** For Chromium: the public names lead here, and nothing leads anywhere else. */
  resolverRules: string
  stop(): void
}

/** Listens on 127.0.0.1 for these names; each leads to Patchbay at a port of 127.0.0.1. */
export async function startTlsFront(ports: Readonly<Record<string, number>>): Promise<TlsFront> {
  const names = Object.keys(ports)
  const { key, cert } = certify(names)
  const server = createServer({ key, cert }, (asked, answered) => {
    const { method, url, headers } = asked
    const to = { host: '127.0.0.1', port: ports[headers.host ?? ''], method, path: url, headers }
    const passed = request(to, (answer) => {
      answered.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(answered)
    })
    passed.on('error', () => answered.destroy())
    answered.on('close', () => passed.destroy())
    asked.pipe(passed)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const rules = names.map((name) => `MAP ${name} 127.0.0.1:${port}`)
  return {
    resolverRules: [...rules, 'MAP * ~NOTFOUND', 'EXCLUDE localhost', 'EXCLUDE 127.0.0.1'].join(', '),
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
