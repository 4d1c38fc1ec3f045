import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useLiveView } from '@/lib/client/use-live-view'
import type { EventPage } from '@/lib/contract/event'

/**
 * Has the server render the page again when something of that group has happened: for pages that no route of the API
 * serves. Null does nothing.
 */
export function useRefreshOn(group: string | null): void {
  const { refresh } = useRouter()
  const { data } = useLiveView<EventPage>(group && `/api/events?count=1&type=${group}`)
  const newest = data && (data.events[0]?.sequence ?? '')
  const seen = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (newest === undefined) return
    if (seen.current !== undefined && seen.current !== newest) refresh()
    seen.current = newest
  }, [newest, refresh])
}
