import type { LucideIcon } from 'lucide-react'
import { fold } from '@/lib/core/fold'

/** One thing that the palette can find: where it goes, or what it does. */
export interface Entry {
  id: string
  label: string
  icon: LucideIcon
  /** Stands after the label: whose account it is. */
  aside?: string
  /** Found by these words too. */
  also?: readonly string[]
  run: () => void
}

export interface EntryGroup {
  title: string
  entries: readonly Entry[]
}

/** How well an entry answers what was typed: every word must be in it; the label counts for more, its beginning for most. */
function scoreOf(texts: readonly string[], typed: string): number {
  const [label = '', ...also] = texts.map(fold)
  const all = [label, ...also].join('\n')
  const words = fold(typed).split(/\s+/).filter(Boolean)
  if (!words.every((word) => all.includes(word))) return 0
  if (label.startsWith(words[0] ?? '')) return 3
  return words.every((word) => label.includes(word)) ? 2 : 1
}

/** What of the typed words names something, without the verb before it; if nothing does, all of them. */
export function wordsToFind(typed: string, verbs: string): string {
  const known = fold(verbs).split(' ')
  const words = typed.trim().split(/\s+/)
  return words.filter((word) => !known.includes(fold(word))).join(' ') || typed.trim()
}

/** The groups with what answers the typed words, the best first; groups of one title are one. */
export function answering(groups: readonly EntryGroup[], typed: string): EntryGroup[] {
  const byTitle = new Map<string, { entry: Entry; score: number }[]>()
  for (const { title, entries } of groups) {
    const scored = entries
      .map((entry) => ({ entry, score: scoreOf([entry.label, ...(entry.also ?? [])], typed) }))
      .filter(({ score }) => score > 0)
    if (scored.length > 0) byTitle.set(title, [...(byTitle.get(title) ?? []), ...scored])
  }
  const sorted = [...byTitle].map(([title, scored]) => ({
    title,
    scored: scored.sort((a, b) => b.score - a.score),
  }))
  return sorted
    .sort((a, b) => (b.scored[0]?.score ?? 0) - (a.scored[0]?.score ?? 0))
    .map(({ title, scored }) => ({ title, entries: scored.map(({ entry }) => entry) }))
}
