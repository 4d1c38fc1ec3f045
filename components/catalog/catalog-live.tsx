'use client'

import { WifiOff } from 'lucide-react'
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { type LiveStream, liveStream } from '@/lib/client/live-stream'
import { useMessages } from '@/lib/client/use-messages'

/** A burst of changes is answered with one look. */
const GATHER_MS = 120
/** How often it is looked where nothing is heard. */
const POLL_MS = 10_000
/** A blip is not worth a word. */
const BLIP_MS = 4000

interface Hub {
  stream: LiveStream
  listeners: Set<() => void>
}

const Live = createContext<Hub | null>(null)

/** Hears what happens to a customer's connections, for the pages within; says so when it cannot. */
export function CatalogLive({ subjectId, children }: { subjectId: string; children: ReactNode }) {
  const [hub] = useState<Hub>(() => ({
    // Two tabs may be two customers', as where an admin looks at both.
    stream: liveStream('/api/platform_user/events', `patchbay-catalog-${subjectId}`),
    listeners: new Set(),
  }))
  useEffect(() => {
    const tell = () => {
      for (const listener of hub.listeners) listener()
    }
    return hub.stream.listen({ change: tell, resync: tell })
  }, [hub])
  return (
    <Live value={hub}>
      {children}
      <Stale hub={hub} />
    </Live>
  )
}

/**
 * Has the page look again when something has happened, when somebody comes back to it, and now and then while nothing
 * can be heard.
 */
export function useCatalogChanges(look: () => void): void {
  const hub = useContext(Live)
  const isLive = useIsLive(hub)
  const latest = useRef(look)
  useEffect(() => {
    latest.current = look
  })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        latest.current()
      }, GATHER_MS)
    }
    const onReturn = () => {
      if (document.visibilityState === 'visible') soon()
    }
    hub?.listeners.add(soon)
    document.addEventListener('visibilitychange', onReturn)
    return () => {
      clearTimeout(timer)
      hub?.listeners.delete(soon)
      document.removeEventListener('visibilitychange', onReturn)
    }
  }, [hub])
  const wasLive = useRef(false)
  useEffect(() => {
    // What a page waits for fails just now, or can be had again: it says so.
    if (wasLive.current) latest.current()
    if (isLive) {
      wasLive.current = true
      return
    }
    const poll = setInterval(() => {
      if (document.visibilityState === 'visible') latest.current()
    }, POLL_MS)
    return () => clearInterval(poll)
  }, [isLive])
}

function Stale({ hub }: { hub: Hub }) {
  const { m } = useMessages()
  const isLive = useIsLive(hub)
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (isLive) return
    const timer = setTimeout(() => setLong(true), BLIP_MS)
    return () => {
      clearTimeout(timer)
      setLong(false)
    }
  }, [isLive])
  return (
    <div role="status" className="pointer-events-none fixed right-3 bottom-3 left-3 z-20 flex">
      {isLong && (
        <p className="flex items-center gap-2 rounded-md border border-line bg-warn-soft px-3 py-2 text-sm text-warn shadow-float">
          <WifiOff aria-hidden className="size-4 shrink-0" />
          {m.catalog.notLive}
        </p>
      )}
    </div>
  )
}

/** Whether what happens is heard just now. The browser knows that it is offline before the stream breaks. */
function useIsLive(hub: Hub | null): boolean {
  return useSyncExternalStore(
    (listener) => {
      const stop = hub?.stream.onState(listener)
      window.addEventListener('online', listener)
      window.addEventListener('offline', listener)
      return () => {
        stop?.()
        window.removeEventListener('online', listener)
        window.removeEventListener('offline', listener)
      }
    },
    () => hub?.stream.state() === 'live' && navigator.onLine,
    () => false,
  )
}
