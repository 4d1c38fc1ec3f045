// npm run lock: no dependency's install script is ever run (docs/decisions/003). Newer versions of npm are told so by
// `allowScripts` in package.json; older ones run what package-lock.json marks, and only that.
import { readFileSync, writeFileSync } from 'node:fs'

const read = (file) => JSON.parse(readFileSync(file, 'utf8'))
const write = (file, value) => writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)

const lock = read('package-lock.json')
const marked = Object.entries(lock.packages).filter(([path, entry]) => path !== '' && entry.hasInstallScript)
for (const [, entry] of marked) delete entry.hasInstallScript
write('package-lock.json', lock)

const manifest = read('package.json')
const names = marked.map(([path]) => path.replace(/^.*node_modules\//, ''))
const denied = [...new Set([...Object.keys(manifest.allowScripts ?? {}), ...names])].sort()
write('package.json', { ...manifest, allowScripts: Object.fromEntries(denied.map((name) => [name, false])) })
