import { useSyncExternalStore } from 'react'

/** What the keyboard has opened. */
export type Shown = 'palette' | 'help' | null

let shown: Shown = null
let typedAhead = ''
const listeners = new Set<() => void>()

/** Opens the palette or the list of keys, or closes either. */
export function showKeys(next: Shown): void {
  shown = next
  typedAhead = ''
  for (const listener of listeners) listener()
}

/** Keeps what is typed for the palette while it is still being loaded. */
export function typeAhead(edit: (typed: string) => string): void {
  typedAhead = edit(typedAhead)
}

/** Hands it out, once. */
export function takeTypedAhead(): string {
  const typed = typedAhead
  typedAhead = ''
  return typed
}

export const shownKeys = (): Shown => shown

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useShownKeys(): Shown {
  return useSyncExternalStore(subscribe, shownKeys, () => null)
}
