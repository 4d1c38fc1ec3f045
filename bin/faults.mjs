// npm run faults: makes every fault happen and writes docs/faults.md from what the surfaces said. Tests hold it true after.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureGenerated } from './ensure-generated.mjs'

const intro = `# Faults, and what Patchbay tells of them

Written by \`npm run faults\` from what the tests in \`tests/faults\` saw; they make each fault happen, on this machine, and fail when this page says otherwise.

**List**, **page** and **overview** are the console's: what the API hands them (\`GET /api/connections\`, \`/api/connections/{key}\`, \`/api/overview\`; a program that reads them is told the same), as far as it is on the screen. **Program** is the answer to a program that asks for the credential: one that still serves is handed out, with the status. **Heard live** is what the event stream said by itself, before anything was read again.`

const root = fileURLToPath(new URL('..', import.meta.url))
const collected = mkdtempSync(join(tmpdir(), 'patchbay-faults-'))

ensureGenerated()
const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'tests/faults'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATCHBAY_FAULTS: collected },
})
if (status === 0) writePage()
rmSync(collected, { recursive: true })
process.exitCode = status ?? 1

function writePage() {
  // The order of the page is that of FAULTS.
  const listed = /FAULTS = \{([^}]*)\}/.exec(readFileSync(join(root, 'tests/faults/table.ts'), 'utf8'))[1]
  const order = [...listed.matchAll(/^ {2}(\w+):/gm)].map(([, fault]) => fault)
  const missing = order.filter((fault) => !readdirSync(collected).includes(`${fault}.json`))
  if (missing.length > 0) throw new Error(`No test told of: ${missing.join(', ')}`)
  const told = order.map((fault) => JSON.parse(readFileSync(join(collected, `${fault}.json`), 'utf8')))
  const head = ['| fault | status | code | a program gets | heard live |', '|---|---|---|---|---|']
  const table = [...head, ...told.map(({ line }) => line)].join('\n')
  const page = [intro, table, ...told.map(({ section }) => section)].join('\n\n')
  writeFileSync(join(root, 'docs/faults.md'), `${page}\n`)
  console.log('docs/faults.md')
}
