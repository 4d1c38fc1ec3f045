import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor, UserActor } from '@/lib/core/actor'
import { systemActor } from '@/lib/core/actor'
import type { Role } from '@/lib/core/roles'
import { prepareStart } from '@/lib/operations/prepare-start'
import { openSession } from '@/lib/operations/start-session'
import { closeDatabase, database } from '@/lib/store/database'
import { createUser } from '@/lib/store/users'
import { createDatabase } from './database'

/** The public URL in tests of operations, where nothing listens. */
export const PUBLIC_URL = 'http://localhost:3000'

/** What a house writes beside its database. */
let dataDir = ''

/**
 * Makes this test file's own house: a database, a key ring, and the addresses on 127.0.0.1 that egress may reach.
 * Must be called before anything reads the environment; `more` is what else its operator has set.
 */
export async function openHouse(allow: readonly string[], more: Record<string, string> = {}): Promise<void> {
  dataDir = mkdtempSync(join(tmpdir(), 'patchbay-house-'))
  Object.assign(process.env, {
    DATABASE_URL: await createDatabase(),
    PATCHBAY_URL: PUBLIC_URL,
    PATCHBAY_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
    PATCHBAY_EGRESS_ALLOW: allow.join(','),
    LOG_LEVEL: 'silent',
    PATCHBAY_DATA_DIR: dataDir,
    ...more,
  })
  await prepareStart()
}

export async function closeHouse(): Promise<void> {
  await closeDatabase()
  rmSync(dataDir, { recursive: true, force: true })
}

/** Somebody signed in, with a session row of their own. */
export async function signedIn(role: Role = 'admin'): Promise<Actor & UserActor> {
  const email = `${role}-${randomBytes(4).toString('hex')}@example.com`
  const user = await createUser(database(), { email, name: `The ${role}`, passwordHash: null, role })
  const { sessionId } = await openSession(systemActor('test'), user, null)
  return {
    type: 'user',
    id: user.id,
    sessionId,
    name: user.name,
    email,
    role,
    requestId: randomUUID(),
    address: '127.0.0.1',
  }
}
