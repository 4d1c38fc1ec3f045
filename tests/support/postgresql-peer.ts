import { randomBytes } from 'node:crypto'
import { connect, createServer, type Socket } from 'node:net'
import { TLSSocket, type TlsOptions } from 'node:tls'
import pg from 'pg'
import { inject } from 'vitest'

/** The run's PostgreSQL behind TLS, which the embedded one is built without. */
export interface PostgresqlPeer {
  port: number
  /** The embedded server itself. */
  behind: number
  /** A role that may sign in, with the password `right`. */
  role: string
  /** A database that the role may not connect to. */
  closed: string
  stop(): Promise<void>
}

/** Starts the relay on 127.0.0.1, and makes a role without privileges. */
export async function startPostgresql(options: TlsOptions): Promise<PostgresqlPeer> {
  const url = new URL(inject('postgresUrl'))
  const name = `probe_${randomBytes(4).toString('hex')}`
  const admin = new pg.Client(url.href)
  await admin.connect()
  await admin.query(`create role ${name} login password 'right'`)
  await admin.query(`create database ${name}_closed`)
  await admin.query(`revoke all on database ${name}_closed from public`)
  await admin.end()
  const relay = await startTls(Number(url.port), options)
  return {
    port: relay.port,
    behind: Number(url.port),
    role: name,
    closed: `${name}_closed`,
    // Role and database go with the run's server: to drop one here waits for all that the whole run wrote.
    stop: relay.stop,
  }
}

/** Answers an SSLRequest with `S`, ends TLS, and passes the rest on. */
async function startTls(to: number, options: TlsOptions) {
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => sockets.add(socket.on('error', () => {}))
  const server = createServer((near) => {
    keep(near).add(near)
    near.once('data', () => {
      near.pause()
      near.write('S')
      const secure = new TLSSocket(near, { ...options, isServer: true })
      const far = connect({ host: '127.0.0.1', port: to })
      for (const socket of [secure, far]) {
        keep(socket)
        socket.on('close', () => [secure, far].map((one) => one.destroy()))
      }
      secure.pipe(far).pipe(secure)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
