import type { Signal } from '@/lib/contract/event'

export type LiveState = 'connecting' | 'live' | 'reconnecting'

/** What one tab tells the others. */
type Message =
  | { type: 'state'; state: LiveState }
  | { type: 'change'; signal: Signal }
  | { type: 'resync' }
  | { type: 'who' }

const firstRetryMs = 1000
const longestRetryMs = 30_000
/** The server is heard at least every 20 seconds; a link that is silent for longer is dead, whatever its socket says. */
const longestSilenceMs = 50_000

/** What a page does when it hears something. */
export interface Listener {
  change: (signal: Signal) => void
  /** Something may have been missed: read everything again. */
  resync: () => void
}

export interface LiveStream {
  state(): LiveState
  onState(listener: () => void): () => void
  /**
   * Listens to the change stream. One tab of a browser holds the stream and tells the others; when it is closed, the
   * next takes over. Where tabs cannot speak to each other (plain http), each has its own. Returns the way to stop.
   */
  listen(listener: Listener): () => void
}

/** The stream at `address`; the tabs that share it know each other by `name`. */
export function liveStream(address: string, name: string): LiveStream {
  let state: LiveState = 'connecting'
  const stateListeners = new Set<() => void>()
  const setState = (next: LiveState) => {
    state = next
    for (const listener of stateListeners) listener()
  }
  return {
    state: () => state,
    onState: (listener) => {
      stateListeners.add(listener)
      return () => stateListeners.delete(listener)
    },
    listen: (listener) => {
      const stop = new AbortController()
      const receive = (message: Message) => {
        if (message.type === 'state') setState(message.state)
        else if (message.type === 'change') listener.change(message.signal)
        else if (message.type === 'resync') listener.resync()
      }
      if ('locks' in navigator && typeof BroadcastChannel !== 'undefined')
        share({ address, name, receive, state: () => state }, stop.signal)
      else lead(address, receive, stop.signal)
      return () => stop.abort()
    },
  }
}

/** The console's own. */
export const { state: liveState, onState: onLiveState, listen } = liveStream('/api/events', 'patchbay-live')
export const isLive = (): boolean => liveState() === 'live'

interface Shared {
  address: string
  name: string
  receive: (message: Message) => void
  state: () => LiveState
}

/** Leads where no other tab does, and follows until then. */
function share({ address, name, receive, state }: Shared, stop: AbortSignal): void {
  const channel = new BroadcastChannel(name)
  let leading = false
  const say = (message: Message) => {
    receive(message)
    channel.postMessage(message)
  }
  channel.onmessage = (event: MessageEvent<Message>) => {
    if (event.data.type !== 'who') receive(event.data)
    else if (leading) channel.postMessage({ type: 'state', state: state() })
  }
  channel.postMessage({ type: 'who' })
  const held = navigator.locks.request(name, { signal: stop }, () => {
    leading = true
    return lead(address, say, stop)
  })
  // Stopped before it was our turn.
  held.catch(() => undefined)
  stop.addEventListener('abort', () => channel.close())
}

/**
 * Holds the stream until stopped. The browser reconnects a broken one itself; one that was refused is tried again here,
 * ever less often, and one that is silent is given up for another.
 */
function lead(address: string, say: (message: Message) => void, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let source: EventSource | undefined
    let retry: ReturnType<typeof setTimeout> | undefined
    let silence: ReturnType<typeof setTimeout> | undefined
    let retryMs = firstRetryMs

    const giveUp = () => {
      say({ type: 'state', state: 'reconnecting' })
      source?.close()
      open()
    }
    const hear = () => {
      clearTimeout(silence)
      silence = setTimeout(giveUp, longestSilenceMs)
    }
    const open = () => {
      source = new EventSource(address)
      for (const name of ['hello', 'beat', 'lost', 'resync', 'change']) source.addEventListener(name, hear)
      source.addEventListener('hello', () => {
        retryMs = firstRetryMs
      })
      source.addEventListener('error', () => {
        say({ type: 'state', state: 'reconnecting' })
        if (source?.readyState !== EventSource.CLOSED) return
        clearTimeout(silence)
        // Refused: the session may have ended, and reading anything will tell. Once is enough.
        if (retryMs === firstRetryMs) say({ type: 'resync' })
        retry = setTimeout(open, retryMs)
        retryMs = Math.min(retryMs * 2, longestRetryMs)
      })
      tell(source, say)
      hear()
    }

    stop.addEventListener('abort', () => {
      clearTimeout(retry)
      clearTimeout(silence)
      source?.close()
      resolve()
    })
    open()
  })
}

/** Says what the server says. */
function tell(source: EventSource, say: (message: Message) => void): void {
  const live = () => {
    say({ type: 'state', state: 'live' })
    // The page was rendered, or something missed, some time before this.
    say({ type: 'resync' })
  }
  source.addEventListener('hello', live)
  source.addEventListener('resync', live)
  // The server hears of nothing, as when its database is away; what it missed is read again when that is over.
  source.addEventListener('lost', () => say({ type: 'state', state: 'reconnecting' }))
  source.addEventListener('change', (event: MessageEvent<string>) => {
    const signal: Signal = JSON.parse(event.data)
    say({ type: 'change', signal })
  })
}
