import { useSyncExternalStore } from 'react'

/** What the keyboard has opened. */
export type Shown = 'palette' | 'help' | null

let shown: Shown = null
const listeners = new Set<() => void>()

/** Opens the palette or the list of keys, or closes either. */
export function showKeys(next: Shown): void {
  shown = next
  for (const listener of listeners) listener()
}

export const shownKeys = (): Shown => shown

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useShownKeys(): Shown {
  return useSyncExternalStore(subscribe, shownKeys, () => null)
}
