import { RepairButton } from '@/components/connection/repair-button'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { RichText } from '@/components/ui/rich-text'
import { Said } from '@/components/ui/said'
import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionView } from '@/lib/contract/connection'

interface FailureBoxProps {
  connection: ConnectionView
  /** What the provider itself said about it, if it did. */
  words: string | null
  /** Whether it stands on the connection's own page. */
  onPage?: boolean
}

/** What is broken, since when, and the button that does something about it. */
export function FailureBox({ connection, words, onPage = true }: FailureBoxProps) {
  const { m } = useMessages()
  const { failure, failingSince, status } = connection
  if (!failure) return null
  const texts = m.connection.failure
  return (
    <Notice
      tone={status === 'degraded' ? 'warn' : 'bad'}
      title={failure.message}
      action={<RepairButton connection={connection} onPage={onPage} />}
    >
      <p>
        <RichText text={failure.next} />
      </p>
      <p className="text-muted text-sm">
        {failingSince && (
          <>
            <RichText text={texts.since} values={{ time: <RelativeTime at={failingSince} /> }} />{' '}
          </>
        )}
        {status === 'degraded' && texts.stillValid}
      </p>
      {words && <Said summary={m.connection.words} text={words} />}
    </Notice>
  )
}
