import 'server-only'
import { findSetting } from '@/lib/store/settings'
import { checkCanary } from '@/lib/vault/canary'

/** Whether a request could be served now: the database answers, its tables are there, and the key ring opens its canary. */
export async function readReadiness(): Promise<boolean> {
  try {
    const canary = await findSetting('vault.canary')
    if (canary === null) return false
    checkCanary(Buffer.from(canary, 'base64'))
    return true
  } catch {
    return false
  }
}
