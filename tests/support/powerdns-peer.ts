import { execFileSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '@/lib/store/embedded-server'
import { makeFolder, startProcess } from './debian-process'

export const powerdnsPackages = ['pdns-server', 'pdns-backend-sqlite3', 'python3']

/** A real API with its key in a header (`X-API-Key`); the zones that it is given it serves over DNS at once. */
export interface PowerdnsPeer {
  /** Of the HTTP API. */
  port: number
  /** Of DNS. */
  dnsPort: number
  key: string
  stop(): Promise<void>
}

const schema = '/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql'
const createDatabase =
  'import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(open(sys.argv[2]).read())'

/** Starts one on 127.0.0.1 that asks nobody anything and remembers no answer. */
export async function startPowerdns(): Promise<PowerdnsPeer> {
  const folder = makeFolder('powerdns')
  chmodSync(folder, 0o755)
  const database = join(folder, 'zones.sqlite3')
  execFileSync('/usr/bin/python3', ['-c', createDatabase, database, schema])
  const key = 'powerdns-key'
  const [port, dnsPort] = [await freePort(), await freePort()]
  const words = Object.entries({
    'config-dir': folder,
    'socket-dir': folder,
    daemon: 'no',
    guardian: 'no',
    launch: 'gsqlite3',
    'gsqlite3-database': database,
    'local-address': '127.0.0.1',
    'local-port': dnsPort,
    webserver: 'yes',
    'webserver-address': '127.0.0.1',
    'webserver-port': port,
    api: 'yes',
    'api-key': key,
    'cache-ttl': 0,
    'query-cache-ttl': 0,
    'negquery-cache-ttl': 0,
    'zone-cache-refresh-interval': 0,
    // It would ask its maker whether it is out of date.
    'security-poll-suffix': '',
  }).map(([name, value]) => `--${name}=${value}`)
  const { stop } = await startProcess('/usr/sbin/pdns_server', words, folder, async () => {
    const { status } = await fetch(`http://127.0.0.1:${port}/api`)
    return status > 0
  })
  return { port, dnsPort, key, stop }
}
