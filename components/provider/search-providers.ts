import type { ProviderView } from '@/lib/contract/provider'

/** A provider with all that it is found by, folded once. */
export interface SearchEntry {
  provider: ProviderView
  text: string
}

/** `Éclair` and `eclair` are one. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

export function searchEntry(provider: ProviderView): SearchEntry {
  const { name, key, aliases, categories, capabilities, description } = provider
  return {
    provider,
    text: fold([name, key, ...aliases, ...categories, ...capabilities, description].join('\n')),
  }
}

/** Every word must be found somewhere; providers whose name begins with what was typed come first. */
export function searchProviders(entries: readonly SearchEntry[], typed: string): ProviderView[] {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  const found = entries
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .map(({ provider }) => provider)
  const [first] = words
  if (first === undefined) return found
  const begins = (provider: ProviderView) => Number(fold(provider.name).startsWith(first))
  return found.sort((a, b) => begins(b) - begins(a))
}
