// Before `npm start`, `npm run demo` and the command line: builds when there is no build of these sources.
import { buildAll } from './build.mjs'
import { isBuilt } from './sources.mjs'

/** Builds unless that was done already. */
export async function ensureBuild() {
  if (isBuilt()) return
  console.error('Building Patchbay, once; this takes a minute.')
  await buildAll()
}

if (import.meta.filename === process.argv[1]) {
  await ensureBuild().catch((error) => {
    console.error(`patchbay: ${error.message}`)
    process.exitCode = 1
  })
}
