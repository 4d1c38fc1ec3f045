'use client'

import { Search } from 'lucide-react'
import { showKeys } from '@/components/palette/shown'
import { useMessages } from '@/lib/client/use-messages'
import { useInBrowser } from '@/lib/client/use-now'

/** Opens the palette, for the mouse and the finger; and says which keys do. */
export function FindButton({ shape }: { shape: 'rail' | 'phone' }) {
  const { m } = useMessages()
  const inBrowser = useInBrowser()
  const isMac = inBrowser && /Mac|iPhone|iPad/.test(navigator.userAgent)
  const open = () => showKeys('palette')
  if (shape === 'phone')
    return (
      <button
        type="button"
        onClick={open}
        aria-label={m.palette.open}
        className="inline-flex size-9 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink"
      >
        <Search aria-hidden className="size-4.5" />
      </button>
    )
  return (
    <button
      type="button"
      onClick={open}
      aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
      className="mb-3 flex min-h-8 items-center gap-2 rounded-md border border-line-strong/60 px-2.5 text-muted text-sm hover:border-line-strong hover:text-ink"
    >
      <Search aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 flex-1 truncate text-left">{m.palette.open}</span>
      <kbd aria-hidden className="font-sans text-xs">
        {isMac ? '⌘ K' : 'Ctrl K'}
      </kbd>
    </button>
  )
}
