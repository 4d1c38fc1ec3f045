import type { ProviderCardView } from '@/components/provider/card-of'
import { fold } from '@/lib/core/fold'

/** A provider with all that it is found by, folded once. */
export interface SearchEntry {
  provider: ProviderCardView
  text: string
}

/** `categoryNames`: how the categories are called on screen. */
export function searchEntry(
  provider: ProviderCardView,
  categoryNames: Readonly<Record<string, string>>,
): SearchEntry {
  const { name, key, aliases, categories, capabilities, description } = provider
  return {
    provider,
    text: fold(
      [
        name,
        key,
        ...aliases,
        ...categories,
        ...categories.map((it) => categoryNames[it] ?? ''),
        ...capabilities,
        description,
      ].join('\n'),
    ),
  }
}

/** Every word must be found somewhere; providers whose name begins with what was typed come first. */
export function searchProviders(entries: readonly SearchEntry[], typed: string): ProviderCardView[] {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  const found = entries
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .map(({ provider }) => provider)
  const [first] = words
  if (first === undefined) return found
  const begins = (provider: ProviderCardView) => Number(fold(provider.name).startsWith(first))
  return found.sort((a, b) => begins(b) - begins(a))
}
