import 'server-only'
import { type KeyCredential, secretsOf } from '@/lib/core/credential'
import type { Provider } from '@/lib/core/provider'
import { askProvider, spokesmanOf } from '@/lib/operations/ask-provider'
import { findOut } from '@/lib/operations/find-out'
import type { Finding } from '@/lib/operations/record-validation'

/** Asks a provider whether what was typed works; nothing is stored. Null: its data names nothing to ask with. */
export async function tryKey(provider: Provider, credential: KeyCredential): Promise<Finding | null> {
  if (!provider.probe) return null
  return findOut(secretsOf(credential), () => askProvider(spokesmanOf(null, provider, credential), []))
}
