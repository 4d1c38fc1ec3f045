import type { ProviderView } from '@/lib/contract/provider'

/** What a form of keys is called: by what is typed into it. */
export function titleOf(
  { authType }: Pick<ProviderView, 'authType'>,
  names: Readonly<Record<string, string>>,
): string {
  return names[authType] ?? authType
}
