import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SEEDED, seed } from '@/prisma/seed'
import { startFaultyProvider } from '@/tests/support/faulty-provider'
import { startOAuthServer } from '@/tests/support/oauth-server'
import { withDatabase } from './commands/database'

// Everything that the demo needs runs on 127.0.0.1 and goes with it: two providers, Patchbay, and its database.

const ADMIN = { email: 'admin@example.com', password: 'correct horse battery staple' }
const START_MS = 60_000

const port = process.env.PORT ?? '3000'
const publicUrl = `http://localhost:${port}`
const directory = mkdtempSync(join(tmpdir(), 'patchbay-demo-'))
// PostgreSQL may run as another user, who has to pass through here.
chmodSync(directory, 0o755)

const flaky = await startFaultyProvider()
const server = await startOAuthServer({
  redirectUris: SEEDED.map(({ slug }) => `${publicUrl}/oauth2/callback/${slug}`),
})
Object.assign(process.env, {
  NODE_ENV: 'production',
  PORT: port,
  PATCHBAY_URL: publicUrl,
  PATCHBAY_DATA_DIR: directory,
  PATCHBAY_ADMIN_EMAIL: ADMIN.email,
  PATCHBAY_ADMIN_PASSWORD: ADMIN.password,
  PATCHBAY_EGRESS_ALLOW: [server.issuer, flaky.origin].map((origin) => new URL(origin).host).join(','),
  LOG_LEVEL: 'error',
})

const patchbay = spawn(process.execPath, ['dist/server.js'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: process.env,
})
const ended = once(patchbay, 'exit')
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => patchbay.kill('SIGTERM'))

try {
  await untilReady(patchbay)
  await withDatabase(() => seed({ issuer: server.issuer, flaky, publicUrl }))
  process.stdout.write(
    [
      '',
      `Patchbay’s demo is at ${publicUrl}`,
      `Sign in as ${ADMIN.email} with the password: ${ADMIN.password}`,
      'At the provider’s consent page any name and password will do.',
      'Ctrl-C ends it, and nothing is kept.',
      '',
    ].join('\n'),
  )
  await ended
} finally {
  patchbay.kill('SIGTERM')
  await ended
  await Promise.all([server.stop(), flaky.stop()])
  rmSync(directory, { recursive: true, force: true })
}

async function untilReady(child: ChildProcess): Promise<void> {
  for (const begun = Date.now(); Date.now() - begun < START_MS; await sleep(200)) {
    if (child.exitCode !== null) throw new Error('Patchbay did not start; the line above says why.')
    const ready = await fetch(`http://127.0.0.1:${port}/api/ready`).catch(() => null)
    if (ready?.ok) return
  }
  throw new Error(`Patchbay was not ready after ${START_MS / 1000} seconds.`)
}
