'use client'

import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react'

const tickMs = 10_000

const RenderedAt = createContext(0)

const listeners = new Set<() => void>()
let now = 0
let timer: ReturnType<typeof setInterval> | undefined

function tick(): void {
  now = Date.now()
  for (const listener of listeners) listener()
}

/** One clock for the page: it runs while somebody looks at it. */
function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now()
    timer = setInterval(tick, tickMs)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearInterval(timer)
  }
}

/** Hands the server's time to the first render in the browser, so that both say the same. */
export function ClockProvider({ renderedAt, children }: { renderedAt: number; children: ReactNode }) {
  return <RenderedAt value={renderedAt}>{children}</RenderedAt>
}

/** The time in ms, ticking every ten seconds. */
export function useNow(): number {
  const renderedAt = useContext(RenderedAt)
  return useSyncExternalStore(
    subscribe,
    () => now || renderedAt,
    () => renderedAt,
  )
}

const never = () => () => {}

/** False on the server and in the first render in the browser; then the browser's own locale and zone may be used. */
export function useInBrowser(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
