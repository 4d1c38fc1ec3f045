'use client'

import dynamic from 'next/dynamic'

const Toaster = dynamic(() => import('sonner').then(({ Toaster }) => Toaster), { ssr: false })

/** Where short words about what was just done appear. */
export function Toasts() {
  return (
    <Toaster
      position="bottom-right"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-start gap-2 rounded-lg border border-line bg-surface px-4 py-3 text-sm text-ink shadow-float',
        },
      }}
    />
  )
}
