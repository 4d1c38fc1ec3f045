import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { options } from '../../bin/bundle.mjs'

let bundled: Promise<string> | undefined

/** The command line as it is built, with the migrations where it looks for them. */
function bundleCommands(): Promise<string> {
  bundled ??= (async () => {
    const folder = join(process.cwd(), 'test-results', `commands-${process.pid}`)
    mkdirSync(join(folder, 'dist'), { recursive: true })
    if (!existsSync(join(folder, 'prisma')))
      symlinkSync(join(process.cwd(), 'prisma'), join(folder, 'prisma'))
    const outdir = join(folder, 'dist')
    await build({
      ...options,
      entryPoints: { patchbay: 'bin/patchbay.ts' },
      outdir,
      absWorkingDir: process.cwd(),
    })
    return join(outdir, 'patchbay.js')
  })()
  return bundled
}

/** What a command printed, and its exit code. */
export interface Ran {
  code: number
  out: string
  err: string
}

/** `npm run patchbay -- <words>`, in this process's environment. */
export async function patchbay(...words: string[]): Promise<Ran> {
  const file = await bundleCommands()
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...words], { env: process.env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err })
    })
  })
}
