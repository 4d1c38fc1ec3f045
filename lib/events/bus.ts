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
  onLoss(): void
  onGap(): void
}) => () => Promise<void>

export interface Bus {
  /** Opens the one link to the database. A second call does nothing. */
  start(source: Source): void
  /** Calls `subscriber` at every tick, until the returned function is called. */
  subscribe(subscriber: (tick: Tick) => void): () => void
  close(): Promise<void>
}

/** The process's one bus: the log is the truth, NOTIFY between processes says that there is more of it. */
export function bus(): Bus {
  return once('bus', makeBus)
}

function makeBus(): Bus {
  const subscribers = new Set<(tick: Tick) => void>()
  let stop: (() => Promise<void>) | undefined
  const tell = (tick: Tick) => {
    for (const subscriber of subscribers) subscriber(tick)
  }
  return {
    start(source) {
      stop ??= source({ onSequence: tell, onLoss: () => tell('lost'), onGap: () => tell('resync') })
    },
    subscribe(subscriber) {
      subscribers.add(subscriber)
      return () => void subscribers.delete(subscriber)
    },
    async close() {
      await stop?.()
      stop = undefined
    },
  }
}
