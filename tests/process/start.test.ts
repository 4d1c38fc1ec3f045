import { once } from 'node:events'
import { readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  freePort,
  isBuilt,
  linesOf,
  makeFolder,
  postgresPid,
  runServer,
  type Started,
  startLine,
} from './patchbay-process'

describe.skipIf(!isBuilt)('a start', () => {
  const folder = makeFolder()
  let port: number
  let first: Started
  let line: string

  beforeAll(async () => {
    port = await freePort()
    first = runServer({ PORT: String(port), PATCHBAY_DATA_DIR: folder })
    line = await startLine(first)
  })

  afterAll(async () => {
    first.child.kill('SIGTERM')
    await first.ended
    rmSync(folder, { recursive: true, force: true })
  })

  it('says in one line where it serves, and where the first admin is made', () => {
    expect(linesOf(first)).toEqual([line])
    expect(line).toMatch(
      new RegExp(
        `^Patchbay serves http://localhost:${port}; set it up at http://localhost:${port}/setup\\?code=\\S+$`,
      ),
    )
  })

  it('answers the API, and pages behind it', async () => {
    expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200)
    expect((await fetch(`http://127.0.0.1:${port}/api/ready`)).status).toBe(200)
    const page = await fetch(`http://localhost:${port}/setup`)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("'strict-dynamic'")
  })

  it('keeps what it generated to itself', () => {
    for (const name of ['encryption-keys', 'session-secret', 'postgres-password'])
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(folder, 'encryption-keys'), 'utf8')).toMatch(/^[\w-]+:[A-Za-z0-9+/]{43}=\n$/)
  })

  it('M12 shows its keys to no other program: not by its arguments or environment, nor by its PostgreSQL’s', () => {
    const keys = readFileSync(join(folder, 'encryption-keys'), 'utf8').trim().split(':').at(-1) ?? ''
    expect(keys).toHaveLength(44)
    for (const pid of [first.pid, postgresPid(folder)])
      for (const name of ['cmdline', 'environ'])
        expect(readFileSync(`/proc/${pid}/${name}`, 'latin1')).not.toContain(keys)
  })

  it('a second one on the same data directory says so in one line, and goes', async () => {
    const second = runServer({ PORT: String(await freePort()), PATCHBAY_DATA_DIR: folder })
    expect(await second.ended).toBe(1)
    expect(linesOf(second)).toEqual([
      `patchbay: Patchbay is already running on ${folder} (process ${first.pid})`,
    ])
    expect((await fetch(`http://127.0.0.1:${port}/api/ready`)).status).toBe(200)
  })
})

describe.skipIf(!isBuilt)('a start that cannot be', () => {
  const folder = makeFolder()
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each([
    ['PORT', 'abc'],
    ['PATCHBAY_URL', 'https://patchbay.example/console'],
    ['DATABASE_URL', 'mysql://127.0.0.1/x'],
    ['PATCHBAY_ENCRYPTION_KEYS', 'k1:short'],
    ['NEXTAUTH_SECRET', 'short'],
    ['PATCHBAY_EGRESS_ALLOW', '10.0.0.0/8'],
    ['LOG_LEVEL', 'loud'],
  ])('a wrong %s stops it with one line that names it', async (name, value) => {
    const started = runServer({
      PORT: String(await freePort()),
      PATCHBAY_DATA_DIR: join(folder, name),
      [name]: value,
    })
    expect(await started.ended).toBe(1)
    expect(linesOf(started)).toHaveLength(1)
    expect(linesOf(started)[0]).toContain(name)
    expect(linesOf(started)[0]).not.toContain(value === 'short' ? 'short' : 'k1:short')
  })

  it('a database that cannot be reached stops it with one line, without the password', async () => {
    const started = runServer({
      PORT: String(await freePort()),
      DATABASE_URL: 'postgresql://patchbay:marked-password@127.0.0.1:1/patchbay',
      PATCHBAY_ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
      NEXTAUTH_SECRET: 'x'.repeat(32),
    })
    expect(await started.ended).toBe(1)
    expect(linesOf(started)).toHaveLength(1)
    expect(started.output()).toMatch(/^patchbay: DATABASE_URL: .*127\.0\.0\.1:1/)
    expect(started.output()).not.toContain('marked-password')
  })

  it('a port that is taken stops it with one line, and its PostgreSQL with it', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    const started = runServer({ PORT: String(port), PATCHBAY_DATA_DIR: join(folder, 'taken') })
    expect(await started.ended).toBe(1)
    expect(linesOf(started)).toEqual([
      `patchbay: PORT ${port} is taken by another program: choose another, or stop that one`,
    ])
    expect(() => statSync(join(folder, 'taken/postgres/postmaster.pid'))).toThrow()
    other.close()
  })

  it('M09 keys that are gone while their database is there are never made anew', async () => {
    const data = join(folder, 'taken')
    renameSync(join(data, 'encryption-keys'), join(data, 'kept-elsewhere'))
    const started = runServer({ PORT: String(await freePort()), PATCHBAY_DATA_DIR: data })
    expect(await started.ended).toBe(1)
    expect(linesOf(started)).toHaveLength(1)
    expect(started.output()).toContain('PATCHBAY_ENCRYPTION_KEYS')
    expect(() => statSync(join(data, 'encryption-keys'))).toThrow()
  })
})
