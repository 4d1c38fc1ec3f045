import type { Env } from '@/lib/env'
import { checkDatabase } from '@/lib/store/check'
import { type Embedded, startEmbedded, type Watch } from '@/lib/store/embedded'
import { generatedKeys, generatedSessionSecret } from '@/lib/store/generated-secrets'
import { migrate } from '@/lib/store/migrate'

/** What a start has made or checked: everything that the environment may leave open, and the child it runs. */
export interface BroughtUp {
  databaseUrl: string
  encryptionKeys: string
  nextAuthSecret: string
  embedded: Embedded | null
}

/** What bringing up needs from its caller: the doors do not know each other. */
export interface BringUp {
  env: Pick<Env, 'databaseUrl' | 'dataDir' | 'encryptionKeys' | 'nextAuthSecret'>
  migrations: string
  generateKeyRing: () => string
  watch?: Watch
}

/**
 * Brings the database up to date: the one that `DATABASE_URL` names, which then comes with its keys, or the embedded
 * one, whose keys are made before it, so that no cluster is ever there without them.
 */
export async function bringUpDatabase({
  env,
  migrations,
  generateKeyRing,
  watch,
}: BringUp): Promise<BroughtUp> {
  if (env.databaseUrl && env.encryptionKeys && env.nextAuthSecret) {
    await checkDatabase(env.databaseUrl)
    await migrate(env.databaseUrl, migrations)
    const { databaseUrl, encryptionKeys, nextAuthSecret } = env
    return { databaseUrl, encryptionKeys, nextAuthSecret, embedded: null }
  }
  const encryptionKeys = env.encryptionKeys ?? generatedKeys(env.dataDir, generateKeyRing)
  const nextAuthSecret = env.nextAuthSecret ?? generatedSessionSecret(env.dataDir)
  const embedded = await startEmbedded(env.dataDir, watch)
  try {
    await migrate(embedded.url, migrations)
  } catch (error) {
    await embedded.stop()
    throw error
  }
  return { databaseUrl: embedded.url, encryptionKeys, nextAuthSecret, embedded }
}
