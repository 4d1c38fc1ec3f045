// `npm run bench -- <name>`: bundles bench/<name>.ts, which takes no TypeScript from Node, and runs it.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { build } from 'esbuild'
import { options } from '../bin/bundle.mjs'

const [name = '', ...rest] = process.argv.slice(2)
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace(/\.ts$/, ''))
if (!names.includes(name) || !existsSync(`bench/${name}.ts`)) {
  console.error(`npm run bench -- ${names.join(' | ')}`)
  process.exit(1)
}
const { outdir: _outdir, splitting: _splitting, ...bundling } = options
const outfile = `test-results/bench/${name}.mjs`
await build({ ...bundling, entryPoints: [`bench/${name}.ts`], outfile })
process.exit(spawnSync(process.execPath, [outfile, ...rest], { stdio: 'inherit' }).status ?? 1)
