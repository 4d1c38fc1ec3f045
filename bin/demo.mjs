// npm run demo: Patchbay beside a real local OAuth provider, with a connection in each status. Built first if it was not.
import { spawn } from 'node:child_process'
import { ensureBuild } from './ensure-build.mjs'

await ensureBuild()
const child = spawn(process.execPath, ['dist/demo.js'], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => {
  process.exitCode = signal ? 1 : (code ?? 1)
})
