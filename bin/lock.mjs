// npm run lock, after every change of a dependency: makes package-lock.json usable everywhere, and harmless
// (docs/decisions/003). A peer of the tests has one of its own: `node bin/lock.mjs tests/peers/atproto`.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.argv[2] ?? '.'
const read = (file) => JSON.parse(readFileSync(join(folder, file), 'utf8'))
const write = (file, value) => writeFileSync(join(folder, file), `${JSON.stringify(value, null, 2)}\n`)

/** Words in the names of platform packages, and what npm calls that system. */
const systems = {
  ...{
    darwin: 'darwin',
    win32: 'win32',
    windows: 'win32',
    linux: 'linux',
    android: 'android',
    sunos: 'sunos',
  },
  ...{ freebsd: 'freebsd', openbsd: 'openbsd', netbsd: 'netbsd', aix: 'aix', openharmony: 'openharmony' },
}
const processors = [
  'x64',
  'arm64',
  'arm',
  'ia32',
  'riscv64',
  's390x',
  'ppc64',
  'loong64',
  'mips64el',
  'wasm32',
]

/**
 * No dependency's install script is ever run. Newer versions of npm are told so by `allowScripts` in package.json;
 * older ones run what the lockfile marks, and only that.
 */
function forbidInstallScripts(lock, manifest) {
  const marked = Object.entries(lock.packages).filter(
    ([path, entry]) => path !== '' && entry.hasInstallScript,
  )
  for (const [, entry] of marked) delete entry.hasInstallScript
  const names = marked.map(([path]) => path.replace(/^.*node_modules\//, ''))
  const denied = [...new Set([...Object.keys(manifest.allowScripts ?? {}), ...names])].sort()
  manifest.allowScripts = Object.fromEntries(denied.map((name) => [name, false]))
}

/**
 * A registry that lacks another platform's packages makes npm leave them out of the lockfile, and `npm ci` refuses
 * such a lockfile elsewhere. They are put back by name and version; whoever needs one fetches it.
 */
function addOtherPlatforms(lock) {
  const { packages } = lock
  for (const [at, entry] of Object.entries(packages))
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {}))
      if (!packages[`node_modules/${name}`] && !packages[`${at}/node_modules/${name}`])
        packages[`node_modules/${name}`] = otherPlatform(name, range)
  lock.packages = Object.fromEntries(
    Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  )
}

function otherPlatform(name, range) {
  const words = name.split(/[-/.]/)
  const system = Object.keys(systems).find((word) => words.includes(word))
  const processor = words.find((word) => processors.includes(word))
  return {
    version: range.replace(/^[\^~]/, ''),
    ...(processor && { cpu: [processor] }),
    optional: true,
    os: [system ? systems[system] : 'none'],
  }
}

const lock = read('package-lock.json')
const manifest = read('package.json')
addOtherPlatforms(lock)
forbidInstallScripts(lock, manifest)
write('package-lock.json', lock)
write('package.json', manifest)
