import type { Signal } from '@/lib/contract/event'

export type LiveState = 'connecting' | 'live' | 'reconnecting'

/** What one tab tells the others. */
type Message =
  | { type: 'state'; state: LiveState }
  | { type: 'change'; signal: Signal }
  | { type: 'resync' }
  | { type: 'who' }

const lockName = 'patchbay-live'
const firstRetryMs = 1000
const longestRetryMs = 30_000

let state: LiveState = 'connecting'
const stateListeners = new Set<() => void>()

export const liveState = (): LiveState => state
export const isLive = (): boolean => state === 'live'

export function onLiveState(listener: () => void): () => void {
  stateListeners.add(listener)
  return () => stateListeners.delete(listener)
}

function setState(next: LiveState): void {
  state = next
  for (const listener of stateListeners) listener()
}

/** What a page does when it hears something. */
export interface Listener {
  change: (signal: Signal) => void
  /** Something may have been missed: read everything again. */
  resync: () => void
}

/**
 * Listens to the change stream. One tab of a browser holds the stream and tells the others; when it is closed,
 * the next takes over. Where tabs cannot speak to each other (plain http), each has its own. Returns the way to stop.
 */
export function listen(listener: Listener): () => void {
  const stop = new AbortController()
  const receive = (message: Message) => {
    if (message.type === 'state') setState(message.state)
    else if (message.type === 'change') listener.change(message.signal)
    else if (message.type === 'resync') listener.resync()
  }
  if (!('locks' in navigator) || typeof BroadcastChannel === 'undefined') {
    lead(receive, stop.signal)
    return () => stop.abort()
  }
  const channel = new BroadcastChannel(lockName)
  let leading = false
  const say = (message: Message) => {
    receive(message)
    channel.postMessage(message)
  }
  channel.onmessage = (event: MessageEvent<Message>) => {
    if (event.data.type !== 'who') receive(event.data)
    else if (leading) channel.postMessage({ type: 'state', state })
  }
  channel.postMessage({ type: 'who' })
  const held = navigator.locks.request(lockName, { signal: stop.signal }, () => {
    leading = true
    return lead(say, stop.signal)
  })
  // Stopped before it was our turn.
  held.catch(() => undefined)
  stop.signal.addEventListener('abort', () => channel.close())
  return () => stop.abort()
}

/** Holds the stream until stopped. The browser reconnects a broken one itself; one that was refused is tried again here, ever less often. */
function lead(say: (message: Message) => void, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let source: EventSource | undefined
    let retry: ReturnType<typeof setTimeout> | undefined
    let retryMs = firstRetryMs

    const open = () => {
      source = new EventSource('/api/events')
      source.addEventListener('hello', () => {
        retryMs = firstRetryMs
        say({ type: 'state', state: 'live' })
        // The page was rendered, or the stream lost, some time before this.
        say({ type: 'resync' })
      })
      // The server hears of nothing, as when its database is away; what it missed is read again when that is over.
      source.addEventListener('lost', () => say({ type: 'state', state: 'reconnecting' }))
      source.addEventListener('resync', () => {
        say({ type: 'state', state: 'live' })
        say({ type: 'resync' })
      })
      source.addEventListener('change', (event: MessageEvent<string>) => {
        const signal: Signal = JSON.parse(event.data)
        say({ type: 'change', signal })
      })
      source.addEventListener('error', () => {
        say({ type: 'state', state: 'reconnecting' })
        if (source?.readyState !== EventSource.CLOSED) return
        // Refused: the session may have ended, and reading anything will tell. Once is enough.
        if (retryMs === firstRetryMs) say({ type: 'resync' })
        retry = setTimeout(open, retryMs)
        retryMs = Math.min(retryMs * 2, longestRetryMs)
      })
    }

    stop.addEventListener('abort', () => {
      clearTimeout(retry)
      source?.close()
      resolve()
    })
    open()
  })
}
