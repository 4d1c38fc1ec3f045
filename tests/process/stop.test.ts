import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import {
  freePort,
  isAlive,
  isBuilt,
  makeFolder,
  postgresPid,
  runServer,
  type Started,
  startLine,
  until,
} from './patchbay-process'

describe.skipIf(!isBuilt)('a stop', () => {
  const folders: string[] = []
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
  })

  const start = async (): Promise<{ started: Started; port: number; folder: string }> => {
    const folder = makeFolder()
    folders.push(folder)
    const port = await freePort()
    const started = runServer({ PORT: String(port), PATCHBAY_DATA_DIR: folder })
    await startLine(started)
    return { started, port, folder }
  }

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'on %s it ends with 0, its PostgreSQL with it',
    async (signal) => {
      const { started, folder } = await start()
      const postgres = postgresPid(folder)
      const begun = Date.now()
      started.child.kill(signal)
      // A terminal and npm both send theirs.
      started.child.kill(signal)
      expect(await started.ended).toBe(0)
      expect(Date.now() - begun).toBeLessThan(10_000)
      expect(isAlive(postgres)).toBe(false)
    },
  )

  it('an idle connection does not hold it up, and one in the middle of a request not for long', async () => {
    const { started, port } = await start()
    const idle = connect(port, '127.0.0.1')
    await once(idle, 'connect')
    idle.write('GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await once(idle, 'data')
    const unfinished = connect(port, '127.0.0.1')
    await once(unfinished, 'connect')
    unfinished.write('POST /api/integrations HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n{')
    for (const socket of [idle, unfinished]) socket.on('error', () => {})
    const begun = Date.now()
    started.child.kill('SIGTERM')
    expect(await started.ended).toBe(0)
    expect(Date.now() - begun).toBeLessThan(10_000)
  })

  it('while it is still starting leaves nothing behind', async () => {
    const folder = makeFolder()
    folders.push(folder)
    const started = runServer({ PORT: String(await freePort()), PATCHBAY_DATA_DIR: folder })
    let postgres = 0
    await until(() => {
      try {
        postgres = postgresPid(folder)
      } catch {
        return false
      }
      return postgres > 0
    }, 20_000)
    started.child.kill('SIGTERM')
    expect(await started.ended).toBe(0)
    expect(isAlive(postgres)).toBe(false)
  })
})
