'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useMessages } from '@/lib/client/use-messages'

const shownMs = 2000

/** Copies a text, and says so for two seconds. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { m } = useMessages()
  const [copied, setCopied] = useState<boolean | null>(null)

  const copy = async () => {
    setCopied(await tryCopy(text))
    setTimeout(() => setCopied(null), shownMs)
  }

  return (
    <button
      type="button"
      onClick={copy}
      aria-label={label}
      className="inline-flex min-h-7 shrink-0 items-center gap-1 rounded-md border border-line-strong/60 bg-surface px-2 font-medium text-ink text-xs hover:bg-sunken [&_svg]:size-3.5"
    >
      {copied ? <Check aria-hidden className="text-ok" /> : <Copy aria-hidden />}
      <span aria-live="polite">{copied === null ? m.ui.copy : copied ? m.ui.copied : m.ui.copyYourself}</span>
    </button>
  )
}

/** The clipboard is closed to plain http pages other than localhost, and may be refused. */
async function tryCopy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
