import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  freePort,
  isAlive,
  isBuilt,
  makeFolder,
  postgresPid,
  query,
  runServer,
  type Started,
  startLine,
  until,
} from './patchbay-process'

const count = async (folder: string) => Number((await query(folder, 'select count(*) as n from marks'))[0]?.n)

describe.skipIf(!isBuilt)('after a kill -9', () => {
  const folder = makeFolder()
  let port: number
  let running: Started
  const start = async () => {
    running = runServer({ PORT: String(port), PATCHBAY_DATA_DIR: folder })
    await startLine(running)
  }
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/api/ready`).then(
      ({ status }) => status === 200,
      () => false,
    )

  beforeAll(async () => {
    port = await freePort()
    await start()
    await query(folder, 'create table marks (n int)')
  })

  afterAll(async () => {
    running.child.kill('SIGTERM')
    await running.ended
    rmSync(folder, { recursive: true, force: true })
  })

  it('of the process, the next start takes over the PostgreSQL that lives on', async () => {
    await query(folder, 'insert into marks values (1)')
    const postgres = postgresPid(folder)
    running.child.kill('SIGKILL')
    await running.ended
    expect(isAlive(postgres)).toBe(true)
    await start()
    expect(postgresPid(folder)).toBe(postgres)
    expect(await count(folder)).toBe(1)
  })

  it('of PostgreSQL, the running process starts it again in place and serves on', async () => {
    await query(folder, 'insert into marks values (2)')
    const postgres = postgresPid(folder)
    process.kill(postgres, 'SIGKILL')
    await until(async () => !isAlive(postgres) && (await isReady()), 10_000)
    expect(postgresPid(folder)).not.toBe(postgres)
    expect(running.child.exitCode).toBeNull()
    expect(await count(folder)).toBe(2)
  })

  it('of both, the next start recovers what was acknowledged', async () => {
    await query(folder, 'insert into marks values (3)')
    process.kill(postgresPid(folder), 'SIGKILL')
    running.child.kill('SIGKILL')
    await running.ended
    await start()
    expect(await count(folder)).toBe(3)
    expect(await isReady()).toBe(true)
  })
})
