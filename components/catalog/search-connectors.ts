import type { CatalogCard } from '@/lib/contract/catalog'
import { fold } from '@/lib/core/fold'

/** A connector with all that it is found by, folded once. */
export interface CatalogEntry {
  card: CatalogCard
  text: string
}

/** `categoryNames`: how the categories are called on screen. */
export function entryOf(card: CatalogCard, categoryNames: Readonly<Record<string, string>>): CatalogEntry {
  const { name, slug, description, categories } = card
  const shown = categories.map((category) => categoryNames[category] ?? category)
  return { card, text: fold([name, slug, description ?? '', ...categories, ...shown].join('\n')) }
}

/** Those in which every typed word is found, whatever its accents and case. */
export function searchConnectors(entries: readonly CatalogEntry[], typed: string): CatalogCard[] {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  return entries.filter(({ text }) => words.every((word) => text.includes(word))).map(({ card }) => card)
}
