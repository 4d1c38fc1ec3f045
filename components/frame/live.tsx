'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { SWRConfig } from 'swr'
import { ApiError } from '@/lib/client/fetcher'
import { useLiveUpdates } from '@/lib/client/use-live-updates'
import { useMessages } from '@/lib/client/use-messages'

/** Keeps every view below it true, and says so when the session behind them has ended. */
export function Live({ children }: { children: ReactNode }) {
  const [signedOut, setSignedOut] = useState(false)
  const onError = (error: unknown) => {
    if (error instanceof ApiError && error.status === 401) setSignedOut(true)
  }
  return (
    <SWRConfig
      value={{ onError, onSuccess: () => setSignedOut(false), errorRetryCount: 3, shouldRetryOnError }}
    >
      <Updates />
      {signedOut && <SessionEnded />}
      {children}
    </SWRConfig>
  )
}

const shouldRetryOnError = (error: unknown) => !(error instanceof ApiError) || error.status >= 500

function Updates() {
  useLiveUpdates()
  return null
}

function SessionEnded() {
  const { m } = useMessages()
  const path = usePathname()
  return (
    <div role="alert" className="sticky top-0 z-30 bg-warn-soft px-4 py-2 text-center text-sm text-warn">
      {m.frame.sessionEnded}{' '}
      <Link
        href={`/sign-in?from=${encodeURIComponent(path)}`}
        className="font-medium underline underline-offset-3"
      >
        {m.frame.signInAgain}
      </Link>
    </div>
  )
}
