import 'server-only'
import { systemActor } from '@/lib/core/actor'
import { isPatchbayError } from '@/lib/core/errors'
import { env } from '@/lib/env'
import { createAdmin, needsSetup } from '@/lib/operations/create-first-admin'
import { migrateSettings } from '@/lib/operations/migrate-settings'
import { keepSetting } from '@/lib/store/settings'
import { checkCanary, sealCanary } from '@/lib/vault/canary'
import { setupCode } from '@/lib/vault/setup-code'

/**
 * What a start does once the database is there: proves that the key ring opens what an earlier one sealed, takes over
 * what another system left among the settings, and makes the first admin from the environment. Answers the set-up code while nobody has an account.
 */
export async function prepareStart(): Promise<{ setupCode: string | null }> {
  const canary = await keepSetting('vault.canary', Buffer.from(sealCanary()).toString('base64'))
  checkCanary(Buffer.from(canary, 'base64'))
  await migrateSettings(systemActor('start'))
  const { admin } = env()
  if (admin) await createFromEnvironment(admin)
  return { setupCode: (await needsSetup()) ? setupCode() : null }
}

async function createFromEnvironment(admin: { email: string; password: string }): Promise<void> {
  if (!(await needsSetup())) return
  try {
    await createAdmin(systemActor('start'), { ...admin, name: 'Admin' }, true)
  } catch (error) {
    // Another process was faster: there is an admin, which is all that was wanted.
    if (!(isPatchbayError(error) && error.code === 'setup_closed')) throw error
  }
}
