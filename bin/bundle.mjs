// Bundles what Node runs itself, which takes no TypeScript: the server and the command line. Packages stay outside.
import { existsSync, rmSync } from 'node:fs'
import { build } from 'esbuild'

const programs = { server: 'server.ts', patchbay: 'bin/patchbay.ts', demo: 'bin/demo.ts' }

/**
 * What stands for a package here. `server-only` throws outside of Next's own server bundle, where it proves what it
 * is there to prove. Nothing in these programs throws Next's control flow, which `lib/web/error.ts` lets through.
 */
const standIns = {
  'server-only': '',
  'next/navigation': 'export function unstable_rethrow() {}',
}

const withStandIns = {
  name: 'stand-ins',
  setup({ onResolve, onLoad }) {
    const names = new RegExp(`^(${Object.keys(standIns).join('|')})$`)
    onResolve({ filter: names }, ({ path }) => ({ path, namespace: 'stand-in' }))
    onLoad({ filter: /.*/, namespace: 'stand-in' }, ({ path }) => ({ contents: standIns[path] }))
  },
}

/** @type {import('esbuild').BuildOptions} */
export const options = {
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  plugins: [withStandIns],
  logLevel: 'warning',
}

/** Writes dist/ anew. */
export async function bundle() {
  rmSync('dist', { recursive: true, force: true })
  const entryPoints = Object.fromEntries(Object.entries(programs).filter(([, file]) => existsSync(file)))
  await build({ ...options, entryPoints })
}

if (import.meta.filename === process.argv[1]) await bundle()
