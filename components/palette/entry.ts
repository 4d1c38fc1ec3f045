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

/** How well an entry answers what was typed: every word must be in it; one that begins like it comes first. */
export function scoreOf(texts: readonly string[], typed: string): number {
  const [label = '', ...also] = texts.map(fold)
  const all = [label, ...also].join('\n')
  const words = fold(typed).split(/\s+/).filter(Boolean)
  if (!words.every((word) => all.includes(word))) return 0
  return label.startsWith(words[0] ?? '') ? 1 : 0.5
}

/** What of the typed words names something, without the verb before it; if nothing does, all of them. */
export function wordsToFind(typed: string, verbs: string): string {
  const known = fold(verbs).split(' ')
  const words = typed.trim().split(/\s+/)
  return words.filter((word) => !known.includes(fold(word))).join(' ') || typed.trim()
}
