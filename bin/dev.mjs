// npm run dev: the server in development mode. Next reloads pages by itself; when something changes that the server
// is made of, it is stopped in order and started again.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { context } from 'esbuild'
import { options } from './bundle.mjs'
import { ensureGenerated } from './ensure-generated.mjs'

let server = null
let turn = Promise.resolve()

function start() {
  const env = {
    ...process.env,
    NODE_ENV: 'development',
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
  }
  server = spawn(process.execPath, ['--enable-source-maps', 'dist/dev-server.js'], { stdio: 'inherit', env })
}

async function stop() {
  if (!server || server.exitCode !== null || server.signalCode !== null) return
  const exited = once(server, 'exit')
  server.kill('SIGTERM')
  await exited
}

const restartAfterBuild = {
  name: 'restart-after-build',
  setup({ onEnd }) {
    onEnd(({ errors }) => {
      if (errors.length === 0) turn = turn.then(stop).then(start)
    })
  },
}

ensureGenerated()
const watching = await context({
  ...options,
  entryPoints: { 'dev-server': 'server.ts' },
  chunkNames: 'dev-[name]-[hash]',
  plugins: [...options.plugins, restartAfterBuild],
})
await watching.watch()

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, async () => {
    await watching.dispose()
    await turn
    await stop()
    process.exit(0)
  })
