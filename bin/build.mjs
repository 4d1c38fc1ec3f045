// npm run build: the console by Next into .next/, the server and the command line by esbuild into dist/.
import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { ensureGenerated } from './ensure-generated.mjs'
import { digestOfSources, stampFile } from './sources.mjs'

/** Builds everything. Throws when a step fails, which has then said why. */
export async function buildAll() {
  if (!existsSync('node_modules/esbuild') || !existsSync('node_modules/typescript'))
    throw new Error('building needs the development packages: npm ci --include=dev')
  ensureGenerated()
  const digest = digestOfSources()
  execFileSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  const { bundle } = await import('./bundle.mjs')
  await bundle()
  writeFileSync(stampFile, digest)
}

if (import.meta.filename === process.argv[1]) {
  await buildAll().catch((error) => {
    console.error(`patchbay: ${error.message}`)
    process.exitCode = 1
  })
}
