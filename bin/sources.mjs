// Whether what was built is what the sources say now.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const roots = [
  ...[
    'app',
    'components',
    'lib',
    'prisma',
    'public',
    'bin/commands',
    'bin/patchbay.ts',
    'bin/demo.ts',
    'tests/support',
    'bin/bundle.mjs',
  ],
  ...['server.ts', 'proxy.ts', 'instrumentation.ts', 'instrumentation-client.ts'],
  ...['next.config.js', 'postcss.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json'],
]

/** Holds the digest of the sources that a build was made from. */
export const stampFile = 'dist/built-from'

function* filesUnder(path) {
  if (!existsSync(path) || path === 'prisma/generated') return
  let entries
  try {
    entries = readdirSync(path, { withFileTypes: true })
  } catch {
    yield path // not a folder
    return
  }
  for (const { name } of entries.sort((a, b) => (a.name < b.name ? -1 : 1)))
    yield* filesUnder(join(path, name))
}

/** One digest over the content of everything that a build is made from. */
export function digestOfSources() {
  const digest = createHash('sha256')
  for (const root of roots)
    for (const file of filesUnder(root)) digest.update(`${file}\0`).update(readFileSync(file)).update('\0')
  return digest.digest('hex')
}

/** Whether there is a build, made from these sources. An install without sources runs what it has. */
export function isBuilt() {
  if (!existsSync('.next/BUILD_ID') || !existsSync('dist/server.js')) return false
  if (!existsSync('app')) return true
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === digestOfSources()
}
