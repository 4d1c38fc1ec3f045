import type { ProviderView } from '@/lib/contract/provider'

/** What the form of a key needs of its provider; steps and the like stay behind. */
export type KeyProvider = Pick<ProviderView, 'key' | 'name' | 'authType' | 'fields' | 'scopes' | 'testable'>

export function keyProviderOf(provider: ProviderView): KeyProvider {
  const { key, name, authType, fields, scopes, testable } = provider
  return { key, name, authType, fields, scopes, testable }
}
