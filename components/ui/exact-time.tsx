'use client'

import { day, exactTime } from '@/lib/client/relative-time'
import { useMessages } from '@/lib/client/use-messages'
import { useInBrowser } from '@/lib/client/use-now'

/** `3 Mar 2026, 14:05:09`, in the reader's zone. */
export function ExactTime({ at }: { at: string }) {
  const { locale } = useMessages()
  const inBrowser = useInBrowser()
  return <time dateTime={at}>{exactTime(Date.parse(at), inBrowser ? undefined : 'UTC', locale)}</time>
}

/** `3 Mar 2026`; the exact time on hover. */
export function Day({ at }: { at: string }) {
  const { locale } = useMessages()
  const zone = useInBrowser() ? undefined : 'UTC'
  const time = Date.parse(at)
  return (
    <time dateTime={at} title={exactTime(time, zone, locale)} className="whitespace-nowrap">
      {day(time, zone, locale)}
    </time>
  )
}
