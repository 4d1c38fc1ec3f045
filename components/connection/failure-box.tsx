import { RepairButton } from '@/components/connection/repair-button'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { RichText } from '@/components/ui/rich-text'
import { Said } from '@/components/ui/said'
import type { ConnectionView } from '@/lib/contract/connection'

interface FailureBoxProps {
  connection: ConnectionView
  /** What the provider itself said about it, if it did. */
  words: string | null
}

/** What is broken, since when, and the button that does something about it. */
export function FailureBox({ connection, words }: FailureBoxProps) {
  const { failure, failingSince, status } = connection
  if (!failure) return null
  return (
    <Notice
      tone={status === 'degraded' ? 'warn' : 'bad'}
      title={failure.message}
      action={<RepairButton connection={connection} onPage />}
    >
      <p>
        <RichText text={failure.next} />
      </p>
      <p className="text-muted text-sm">
        {failingSince && (
          <>
            Since <RelativeTime at={failingSince} />.{' '}
          </>
        )}
        {status === 'degraded' && 'The stored credential is still valid, and keeps being handed out.'}
      </p>
      {words && <Said summary="The provider’s own words" text={words} />}
    </Notice>
  )
}
