/** Short words about what was just done, which have not been shown yet. */
let unsaid: string[] = []
let hasSpoken = false
const listeners = new Set<() => void>()

/** Shows a short word in a corner of the page, whichever page that will be. */
export function say(text: string): void {
  unsaid = [...unsaid, text]
  hasSpoken = true
  for (const listener of listeners) listener()
}

export function onSay(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether there has been anything to show: until then, what shows it need not be loaded. */
export const hasSaid = (): boolean => hasSpoken

export const toSay = (): readonly string[] => unsaid

/** Hands out what is to be shown, once. */
export function takeUnsaid(): readonly string[] {
  const texts = unsaid
  unsaid = []
  return texts
}
