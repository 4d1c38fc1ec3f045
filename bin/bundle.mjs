// Bundles what Node runs itself, which takes no TypeScript: the server and the command line. Packages stay outside.
import { existsSync, rmSync } from 'node:fs'
import { build } from 'esbuild'

const programs = { server: 'server.ts', patchbay: 'bin/patchbay.ts', demo: 'bin/demo.ts' }

/** It throws outside of Next's own server bundle, where it proves what it is there to prove. */
const withoutServerOnly = {
  name: 'without-server-only',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^server-only$/ }, () => ({ path: 'server-only', namespace: 'empty' }))
    onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '' }))
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
  plugins: [withoutServerOnly],
  logLevel: 'warning',
}

/** Writes dist/ anew. */
export async function bundle() {
  rmSync('dist', { recursive: true, force: true })
  const entryPoints = Object.fromEntries(Object.entries(programs).filter(([, file]) => existsSync(file)))
  await build({ ...options, entryPoints })
}

if (import.meta.filename === process.argv[1]) await bundle()
