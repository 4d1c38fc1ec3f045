'use client'

import { useLiveState } from '@/lib/client/use-live-updates'
import { useMessages } from '@/lib/client/use-messages'

const faces = {
  connecting: { dot: 'bg-muted', label: 'connecting', title: 'connectingTitle' },
  live: { dot: 'bg-ok', label: 'live', title: 'liveTitle' },
  reconnecting: {
    dot: 'bg-warn animate-pulse',
    label: 'reconnecting',
    title: 'reconnectingTitle',
  },
} as const

/** Whether what is on the page is kept true just now. */
export function LiveIndicator() {
  const { m } = useMessages()
  const { dot, label, title } = faces[useLiveState()]
  return (
    <span
      role="status"
      title={m.frame[title]}
      className="inline-flex items-center gap-1.5 text-muted text-xs"
    >
      <span aria-hidden className={`size-2 rounded-full ${dot}`} />
      {m.frame[label]}
    </span>
  )
}
