import type { ProviderView } from '@/lib/contract/provider'

/** What the gallery needs of a provider: its set-up's steps, fields and scopes stay behind. */
export type ProviderCardView = Pick<
  ProviderView,
  | 'key'
  | 'name'
  | 'description'
  | 'categories'
  | 'aliases'
  | 'capabilities'
  | 'authType'
  | 'mark'
  | 'custom'
  | 'integrations'
>

export function cardOf(provider: ProviderView): ProviderCardView {
  const { key, name, description, categories, aliases, capabilities, authType, mark, custom, integrations } =
    provider
  return { key, name, description, categories, aliases, capabilities, authType, mark, custom, integrations }
}
