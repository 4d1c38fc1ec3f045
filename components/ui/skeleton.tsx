'use client'

import { useMessages } from '@/lib/client/use-messages'

/** Stands where text will be, at its height, so that nothing jumps. */
export function Skeleton({ lines }: { lines: number }) {
  const { m } = useMessages()
  return (
    <div role="status" className="flex flex-col gap-3">
      <span className="sr-only">{m.ui.loading}</span>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same.
        <div key={index} className="h-5 animate-pulse rounded bg-sunken even:w-4/5" />
      ))}
    </div>
  )
}
