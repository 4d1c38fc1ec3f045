import 'server-only'
import { once } from '@/lib/once'

/**
 * What subscribers are told: a sequence that was committed, `lost` when none is heard for now, or `resync` when some may
 * have been missed.
 */
export type Tick = bigint | 'lost' | 'resync'

/** How the bus hears of commits anywhere: the store's `listen`, handed over because doors do not know each other. */
export type Source = (listener: {
  onSequence(sequence: bigint): void
  onRefreshed(connectionId: string): void
  onLoss(): void
  onGap(): void
}) => () => Promise<void>

export interface Bus {
  /** Opens the one link to the database. A second call does nothing. */
  start(source: Source): void
  /** Calls `subscriber` at every tick, until the returned function is called. */
  subscribe(subscriber: (tick: Tick) => void): () => void
  /** Waits until somebody's refresh of that connection is over, or for `waitMs`: a notification may be missed. */
  refreshed(connectionId: string, waitMs: number): Promise<void>
  close(): Promise<void>
}

/** The process's one bus: the log is the truth, NOTIFY between processes says that there is more of it. */
export function bus(): Bus {
  return once('bus', makeBus)
}

function makeBus(): Bus {
  const subscribers = new Set<(tick: Tick) => void>()
  const waiting = new Map<string, Set<() => void>>()
  let stop: (() => Promise<void>) | undefined
  const tell = (tick: Tick) => {
    for (const subscriber of subscribers) subscriber(tick)
  }
  const wake = (connectionId: string) => {
    for (const resolve of waiting.get(connectionId) ?? []) resolve()
    waiting.delete(connectionId)
  }
  return {
    start(source) {
      stop ??= source({
        onSequence: tell,
        onRefreshed: (connectionId) => wake(connectionId),
        onLoss: () => tell('lost'),
        onGap: () => tell('resync'),
      })
    },
    subscribe(subscriber) {
      subscribers.add(subscriber)
      return () => void subscribers.delete(subscriber)
    },
    refreshed(connectionId, waitMs) {
      return new Promise((resolve) => {
        const others = waiting.get(connectionId) ?? new Set()
        waiting.set(connectionId, others)
        const done = () => {
          clearTimeout(timer)
          others.delete(done)
          if (others.size === 0 && waiting.get(connectionId) === others) waiting.delete(connectionId)
          resolve()
        }
        const timer = setTimeout(done, waitMs)
        others.add(done)
      })
    },
    async close() {
      await stop?.()
      stop = undefined
    },
  }
}
