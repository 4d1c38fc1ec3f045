import { join } from 'node:path'
import { completeEnv, env } from '@/lib/env'
import { prepareStart } from '@/lib/operations/prepare-start'
import { bringUpDatabase } from '@/lib/store/bring-up'
import { closeDatabase } from '@/lib/store/database'
import { locateEmbedded } from '@/lib/store/embedded'
import { generatedKeys, generatedSessionSecret } from '@/lib/store/generated-secrets'
import { generateKeyRing } from '@/lib/vault/key-ring'

/**
 * Does `work` with the database of this install: the one of `DATABASE_URL`, the embedded one of a running server, or
 * the embedded one brought up for as long as it takes.
 */
export async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  const stop = await open()
  try {
    await prepareStart()
    return await work()
  } finally {
    await closeDatabase()
    await stop()
  }
}

async function open(): Promise<() => Promise<void>> {
  const given = env()
  const running = given.embedded ? await locateEmbedded(given.dataDir) : null
  if (running) {
    completeEnv({
      databaseUrl: running,
      encryptionKeys: given.encryptionKeys ?? generatedKeys(given.dataDir, generateKeyRing),
      nextAuthSecret: given.nextAuthSecret ?? generatedSessionSecret(given.dataDir),
    })
    return async () => {}
  }
  const migrations = join(import.meta.dirname, '../prisma/migrations')
  const { embedded, ...made } = await bringUpDatabase({ env: given, migrations, generateKeyRing })
  completeEnv(made)
  return async () => embedded?.stop()
}
