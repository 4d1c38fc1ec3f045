import { useSyncExternalStore } from 'react'

/** Where the choice is kept: it is this browser's, because its assistive technology is. */
const place = 'patchbay-single-keys'

const listeners = new Set<() => void>()

/** Whether single keys do something (WCAG 2.1.4: they can be turned off). */
export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(place) !== 'off'
  } catch {
    // Storage may be closed to us; then there is nothing to keep the choice in.
    return true
  }
}

function turn(on: boolean): void {
  try {
    if (on) localStorage.removeItem(place)
    else localStorage.setItem(place, 'off')
  } finally {
    for (const listener of listeners) listener()
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  // Another tab may turn them off too.
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

/** Whether single keys are on, and the switch. */
export function useSingleKeys(): readonly [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, areSingleKeysOn, () => true)
  return [on, turn]
}
