'use client'

import './globals.css'
import { Crash } from '@/components/ui/crash'

interface GlobalErrorProps {
  error: unknown
  retry: () => void
}

/** The frame itself could not be shown. */
export default function GlobalError({ error, retry }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <title>Not shown · Patchbay</title>
        <main>
          <Crash error={error} retry={retry} />
        </main>
      </body>
    </html>
  )
}
