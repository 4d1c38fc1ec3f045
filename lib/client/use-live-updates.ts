import { useEffect, useSyncExternalStore } from 'react'
import { useSWRConfig } from 'swr'
import { type LiveState, listen, liveState, onLiveState } from '@/lib/client/live-stream'
import type { Signal } from '@/lib/contract/event'

/** A burst of changes is answered with one reading of each view. */
const gatherMs = 120

/** Whether what lies under `path` may look different after `signal`. Lists always may; single views are named by id. */
function concerns(path: string, signal: Signal): boolean {
  const single = /^\/api\/(integrations|connections)\/([0-9a-f-]{36})/.exec(path)
  if (!single) return path.startsWith('/api/')
  const id = single[1] === 'connections' ? signal.connectionId : signal.integrationId
  // A change of the integration shows on its connections too, and carries no connection.
  return id === null || id === single[2]
}

/** Keeps every view on the page true while it is mounted: each change reads again what it concerns. */
export function useLiveUpdates(): void {
  const { mutate } = useSWRConfig()
  useEffect(() => {
    let gathered: Signal[] = []
    let everything = false
    let timer: ReturnType<typeof setTimeout> | undefined

    const read = () => {
      const signals = gathered
      const all = everything
      gathered = []
      everything = false
      timer = undefined
      void mutate(
        (key) => typeof key === 'string' && (all || signals.some((signal) => concerns(key, signal))),
      )
    }
    const soon = () => {
      timer ??= setTimeout(read, gatherMs)
    }
    const stop = listen({
      change: (signal) => {
        gathered.push(signal)
        soon()
      },
      resync: () => {
        everything = true
        soon()
      },
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [mutate])
}

const onServer = (): LiveState => 'connecting'

/** Whether what is on the page is kept true just now. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(onLiveState, liveState, onServer)
}
