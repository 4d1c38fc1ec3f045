'use client'

import { Button } from '@/components/ui/button'
import { DeadEnd } from '@/components/ui/dead-end'
import { RequestId } from '@/components/ui/form-error'

interface CrashProps {
  error: unknown
  retry: () => void
}

/** Something broke that nobody foresaw. The log has it under the digest. */
export function Crash({ error, retry }: CrashProps) {
  const digest =
    error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null
  return (
    <DeadEnd
      title="This page could not be shown"
      action={
        <Button look="primary" onClick={retry}>
          Try again
        </Button>
      }
    >
      <p>Something went wrong on our side. Nothing that you saved is lost.</p>
      {digest && <RequestId id={digest} />}
    </DeadEnd>
  )
}
