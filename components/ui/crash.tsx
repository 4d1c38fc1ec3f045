'use client'

import { Button } from '@/components/ui/button'
import { DeadEnd } from '@/components/ui/dead-end'
import { DigestId } from '@/components/ui/form-error'
import { useMessages } from '@/lib/client/use-messages'
import type { Messages } from '@/lib/core/messages'

interface CrashProps {
  error: unknown
  retry: () => void
}

/** Something broke that nobody foresaw. The log has it under the digest. */
export function Crash(props: CrashProps) {
  const { m } = useMessages()
  return <CrashIn {...props} texts={m.ui} />
}

/** The same where no page has brought its texts along. */
export function CrashIn({ error, retry, texts }: CrashProps & { texts: Messages['ui'] }) {
  const digest =
    error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null
  return (
    <DeadEnd
      title={texts.crashTitle}
      way={texts.toOverview}
      action={
        <Button look="primary" onClick={retry}>
          {texts.tryAgain}
        </Button>
      }
    >
      <p>{texts.crashText}</p>
      {digest && <DigestId id={digest} label={texts.request} />}
    </DeadEnd>
  )
}
