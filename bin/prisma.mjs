// The Prisma command line for developers, without the native engine that npm does not ship:
// DATABASE_URL=postgresql://… npm run prisma -- migrate dev --name add-something
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../node_modules/prisma/build/index.js', import.meta.url))
const engine = fileURLToPath(new URL('schema-engine.mjs', import.meta.url))

const child = spawn(process.execPath, [cli, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: engine,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  },
})
child.on('exit', (code, signal) => {
  process.exitCode = signal ? 1 : (code ?? 1)
})
