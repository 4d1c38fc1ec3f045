'use client'

import { exactTime, relativeTime } from '@/lib/client/relative-time'
import { useMessages } from '@/lib/client/use-messages'
import { useInBrowser, useNow } from '@/lib/client/use-now'

/** `3 minutes ago`, ticking; the exact time on hover. */
export function RelativeTime({ at }: { at: string }) {
  const { m, locale } = useMessages()
  const now = useNow()
  const inBrowser = useInBrowser()
  const time = Date.parse(at)
  return (
    <time
      dateTime={at}
      title={exactTime(time, inBrowser ? undefined : 'UTC', locale)}
      className="whitespace-nowrap"
    >
      {relativeTime(time, now, locale, m.ui.justNow)}
    </time>
  )
}
