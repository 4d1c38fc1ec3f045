'use client'

import { useEffect } from 'react'
import { Button } from '@/components/ui/button'
import { tellConsentBack } from '@/lib/client/connect-window'

/** Tells the page that opened this window, and closes it; where the browser does not let it, a person can. */
export function CloseWindow({ label }: { label: string }) {
  useEffect(() => {
    tellConsentBack()
    window.close()
  }, [])
  return (
    <div>
      <Button onClick={() => window.close()}>{label}</Button>
    </div>
  )
}
