'use client'

import { lazy, Suspense, useSyncExternalStore } from 'react'
import { hasSaid, onSay } from '@/lib/client/say'

// React's own lazy: Next's brings two kilobytes along, to every page.
const Toaster = lazy(() => import('@/components/ui/toaster').then(({ Toaster }) => ({ default: Toaster })))

/** Where short words about what was just done appear. Loaded with the first of them. */
export function Toasts() {
  const wanted = useSyncExternalStore(onSay, hasSaid, () => false)
  if (!wanted) return null
  return (
    <Suspense fallback={null}>
      <Toaster />
    </Suspense>
  )
}
