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
  /** Listens for the end of anybody's refresh of that connection, until the watch is ended. */
  watchRefresh(connectionId: string): RefreshWatch
  close(): Promise<void>
}

/** Whoever waits for a refresh that may be somebody else's. */
export interface RefreshWatch {
  /** Settles when a refresh is over. */
  told: Promise<void>
  /** Settles then, or after `waitMs`: a notification may be missed. */
  within(waitMs: number): Promise<void>
  end(): void
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
    watchRefresh(connectionId) {
      const others = waiting.get(connectionId) ?? new Set()
      waiting.set(connectionId, others)
      let tell = () => {}
      const told = new Promise<void>((resolve) => {
        tell = resolve
      })
      others.add(tell)
      return {
        told,
        within: (waitMs) => settledWithin(told, waitMs),
        end() {
          others.delete(tell)
          if (others.size === 0 && waiting.get(connectionId) === others) waiting.delete(connectionId)
        },
      }
    },
    async close() {
      await stop?.()
      stop = undefined
    },
  }
}

function settledWithin(told: Promise<void>, waitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, waitMs)
    void told.then(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
