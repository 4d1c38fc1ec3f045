// npm run patchbay -- <command>: the command line, built first if it was not.
import { spawn } from 'node:child_process'
import { ensureBuild } from './ensure-build.mjs'

await ensureBuild()
const child = spawn(process.execPath, ['dist/patchbay.js', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production' },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => {
  process.exitCode = signal ? 1 : (code ?? 1)
})
