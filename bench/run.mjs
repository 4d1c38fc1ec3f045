// npm run bench [name]: builds if need be, bundles bench/<name>.ts (every one without a name), and runs it.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { options } from '../bin/bundle.mjs'
import { ensureBuild } from '../bin/ensure-build.mjs'

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length))

/** Runs one bundled bench to its end and answers its exit code. */
function run(file) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file], { stdio: 'inherit' })
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

async function main([asked]) {
  if (asked !== undefined && !existsSync(join(import.meta.dirname, `${asked}.ts`))) {
    console.error(`There is no bench called ${asked}. There are: ${names.join(', ')}.`)
    return 1
  }
  await ensureBuild()
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-bench-'))
  try {
    const outdir = join(folder, 'dist-bench')
    const chosen = asked === undefined ? names : [asked]
    const entryPoints = Object.fromEntries(
      chosen.map((name) => [name, join(import.meta.dirname, `${name}.ts`)]),
    )
    await build({ ...options, outdir, entryPoints, outExtension: { '.js': '.mjs' } })
    // Packages stay outside of the bundle, and are looked for beside it.
    symlinkSync(join(import.meta.dirname, '../node_modules'), join(folder, 'node_modules'))
    let worst = 0
    for (const name of chosen) worst = Math.max(worst, await run(join(outdir, `${name}.mjs`)))
    return worst
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

process.exitCode = await main(process.argv.slice(2))
