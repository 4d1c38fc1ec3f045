import type { ProviderView } from '@/lib/contract/provider'
import type { Messages } from '@/lib/core/messages'

type Typed = Pick<ProviderView, 'authType'>

/** What a form of keys is called: by what is typed into it. */
export function titleOf({ authType }: Typed, m: Messages): string {
  const names: Record<string, string> = m.provider.authTypes
  return names[authType] ?? authType
}

/** What a form of keys says before there is one. */
export function leadOf({ authType }: Typed, m: Messages): string {
  return authType === 'credentials' ? m.key.leadSignIn : m.key.lead
}
