'use client'

import './globals.css'
import { CrashIn } from '@/components/ui/crash'
import { crash as de } from '@/lib/core/messages/de/crash'
import { crash as en } from '@/lib/core/messages/en/crash'

interface GlobalErrorProps {
  error: unknown
  retry: () => void
}

/** The frame itself could not be shown, and with it no texts have come: the page that was there says its language. */
export default function GlobalError({ error, retry }: GlobalErrorProps) {
  const german = typeof document !== 'undefined' && document.documentElement.lang === 'de'
  const texts = german ? de : en
  return (
    <html lang={german ? 'de' : 'en'}>
      <body>
        <title>{`${texts.crashTitle} · Patchbay`}</title>
        <main>
          <CrashIn error={error} retry={retry} texts={texts} />
        </main>
      </body>
    </html>
  )
}
