'use client'

import dynamic from 'next/dynamic'
import { useSyncExternalStore } from 'react'
import { hasSaid, onSay } from '@/lib/client/say'

const Toaster = dynamic(() => import('@/components/ui/toaster').then(({ Toaster }) => Toaster), {
  ssr: false,
})

/** Where short words about what was just done appear. Loaded with the first of them. */
export function Toasts() {
  const wanted = useSyncExternalStore(onSay, hasSaid, () => false)
  return wanted && <Toaster />
}
