'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { Toaster as Sonner, toast } from 'sonner'
import { onSay, takeUnsaid, toSay } from '@/lib/client/say'

const look =
  'flex w-full items-start gap-2 rounded-lg border border-line bg-surface px-4 py-3 font-sans text-ink text-sm shadow-float'

const none: readonly string[] = []

export function Toaster() {
  return (
    <>
      <Sonner position="bottom-right" toastOptions={{ unstyled: true, classNames: { toast: look } }} />
      <Speaker />
    </>
  )
}

/** Stands after the toaster, so that it is there when the first word comes. */
function Speaker() {
  const texts = useSyncExternalStore(onSay, toSay, () => none)
  useEffect(() => {
    if (texts.length > 0) for (const text of takeUnsaid()) toast(text)
  }, [texts])
  return null
}
