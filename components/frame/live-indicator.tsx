'use client'

import { useLiveState } from '@/lib/client/use-live-updates'

const faces = {
  connecting: { dot: 'bg-muted', label: 'Connecting', title: 'The live updates are about to start.' },
  live: { dot: 'bg-ok', label: 'Live', title: 'Changes show here within a second.' },
  reconnecting: {
    dot: 'bg-warn animate-pulse',
    label: 'Reconnecting',
    title: 'The live updates are interrupted. Everything is read again when they are back.',
  },
}

/** Whether what is on the page is kept true just now. */
export function LiveIndicator() {
  const { dot, label, title } = faces[useLiveState()]
  return (
    <span role="status" title={title} className="inline-flex items-center gap-1.5 text-muted text-xs">
      <span aria-hidden className={`size-2 rounded-full ${dot}`} />
      {label}
    </span>
  )
}
