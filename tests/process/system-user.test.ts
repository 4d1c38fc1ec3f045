import { chmodSync, chownSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { freePort, isBuilt, makeFolder, runServer, startLine } from './patchbay-process'

const nobody = 65_534
const isRoot = process.getuid?.() === 0
const setpriv = ['/usr/bin/setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups']

/** Another user can run a tree only where every folder above it lets others pass. */
function isOpenToOthers(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (!(statSync(at).mode & 0o001)) return false
    if (at === dirname(at)) return true
  }
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

// Needs root to become somebody else, setpriv to do so, and a tree that somebody else may enter.
const canSwitch = isRoot && existsSync('/usr/bin/setpriv') && isOpenToOthers(process.cwd())

describe.skipIf(!isBuilt || !canSwitch)('as an ordinary user', () => {
  it('everything belongs to that user and to nobody else', async () => {
    const parent = makeFolder()
    folders.push(parent)
    chownSync(parent, nobody, nobody)
    const data = join(parent, 'data')
    const started = runServer(
      { PORT: String(await freePort()), PATCHBAY_DATA_DIR: data, HOME: parent },
      setpriv,
    )
    await startLine(started)
    expect(statSync(join(data, 'postgres')).uid).toBe(nobody)
    expect(statSync(data).mode & 0o777).toBe(0o700)
    started.child.kill('SIGTERM')
    expect(await started.ended).toBe(0)
  })
})

describe.skipIf(!isBuilt || !isRoot)('as root', () => {
  it('PostgreSQL runs as another user', async () => {
    const data = join(makeFolder(), 'data')
    folders.push(dirname(data))
    const started = runServer({ PORT: String(await freePort()), PATCHBAY_DATA_DIR: data })
    const line = await startLine(started)
    expect(statSync(join(data, 'postgres')).uid).not.toBe(0)
    expect(line).not.toContain('/var/lib/patchbay')
    started.child.kill('SIGTERM')
    expect(await started.ended).toBe(0)
  })

  it('where the way is closed to that user, the cluster goes elsewhere, the line says so, and it is found again', async () => {
    const closed = makeFolder()
    chmodSync(closed, 0o700)
    folders.push(closed)
    const data = join(closed, 'data')
    mkdirSync(data)
    const lines: string[] = []
    for (let time = 0; time < 2; time++) {
      const started = runServer({ PORT: String(await freePort()), PATCHBAY_DATA_DIR: data })
      lines.push(await startLine(started))
      started.child.kill('SIGTERM')
      expect(await started.ended).toBe(0)
    }
    const [first, second] = lines.map(
      (line) => /the database is in (\/var\/lib\/patchbay\/[0-9a-f]{16})\b/.exec(line)?.[1],
    )
    if (first) folders.push(first)
    expect(first).toBeDefined()
    expect(second).toBe(first)
    expect(existsSync(join(data, 'postgres'))).toBe(false)
  })
})
