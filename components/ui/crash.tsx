'use client'

import { buttonLook } from '@/components/ui/button-look'
import { DeadEnd } from '@/components/ui/dead-end'
import { DigestId } from '@/components/ui/digest-id'
import { useMessages } from '@/lib/client/use-messages'
import type { Messages } from '@/lib/core/messages'

interface CrashProps {
  error: unknown
  retry: () => void
}

/** Something broke. What nobody foresaw the log has under the digest; of the rest the digest is the code. */
export function Crash(props: CrashProps) {
  const { m } = useMessages()
  const isAway = digestOf(props.error) === 'unavailable'
  return <CrashIn {...props} texts={m.ui} foreseen={isAway ? m.errors.unavailable : null} />
}

/** The same where no page has brought its texts along. */
export function CrashIn({
  error,
  retry,
  texts,
  foreseen = null,
}: CrashProps & { texts: Messages['ui']; foreseen?: string | null }) {
  const digest = digestOf(error)
  return (
    <DeadEnd
      title={texts.crashTitle}
      way={texts.toOverview}
      action={
        <button type="button" onClick={retry} className={buttonLook('primary')}>
          {texts.tryAgain}
        </button>
      }
    >
      <p>{foreseen ?? texts.crashText}</p>
      {digest && !foreseen && <DigestId id={digest} label={texts.request} />}
    </DeadEnd>
  )
}

function digestOf(error: unknown): string | null {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null
}
