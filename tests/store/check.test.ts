import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { checkDatabase } from '@/lib/store/check'

const servers: Server[] = []
const sockets = new Set<Socket>()
afterAll(() => {
  for (const socket of sockets) socket.destroy()
  for (const server of servers) server.close()
})

/**
 * Passes everything on to the real server, but for what a pooler in transaction mode loses: notifications, which come
 * as messages of type `A` and belong to no transaction.
 */
async function poolerInTransactionMode(): Promise<string> {
  const target = new URL(inject('postgresUrl'))
  const real = Number(target.port)
  const server = createServer((client) => {
    const database = connect(real, target.hostname)
    for (const socket of [client, database]) {
      sockets.add(socket)
      socket.on('error', () => {}).on('close', () => [client, database].map((end) => end.destroy()))
    }
    client.pipe(database)
    let pending = Buffer.alloc(0)
    database.on('data', (chunk) => {
      pending = Buffer.concat([pending, chunk])
      while (pending.length >= 5 && pending.length >= 1 + pending.readUInt32BE(1)) {
        const length = 1 + pending.readUInt32BE(1)
        if (pending[0] !== 'A'.charCodeAt(0)) client.write(pending.subarray(0, length))
        pending = pending.subarray(length)
      }
    })
  })
  servers.push(server.listen(0, '127.0.0.1'))
  await once(server, 'listening')
  const address = server.address()
  target.port = String(address !== null && typeof address === 'object' ? address.port : 0)
  return target.href
}

describe('a database at start', () => {
  it('is taken when it answers, is new enough, and passes notifications on', async () => {
    await expect(checkDatabase(inject('postgresUrl'))).resolves.toBeUndefined()
  })

  it('is refused when it loses notifications, in one line that says what to do', async () => {
    await expect(checkDatabase(await poolerInTransactionMode())).rejects.toMatchObject({
      kind: 'database_unfit',
      message:
        'DATABASE_URL: LISTEN does not work here: connect directly, or through a pooler in session mode',
    })
  })

  it('is refused when it does not answer, is not there, or wants another password; the line never holds one', async () => {
    const wrongPassword = new URL(inject('postgresUrl'))
    wrongPassword.password = 'marked-password'
    const missing = new URL(inject('postgresUrl'))
    missing.pathname = '/missing'
    for (const url of ['postgresql://u:marked-password@127.0.0.1:1/x', wrongPassword.href, missing.href]) {
      const error: unknown = await checkDatabase(url).catch((caught: unknown) => caught)
      expect(error).toMatchObject({ kind: 'database_unfit' })
      const message = error instanceof Error ? error.message : ''
      expect(message).toMatch(
        /^DATABASE_URL: the database at 127\.0\.0\.1:\d+\/\w+ does not let Patchbay in: [^\n]+$/,
      )
      expect(message).not.toContain('marked-password')
    }
  })
})
