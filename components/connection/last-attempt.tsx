import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { RichText } from '@/components/ui/rich-text'
import { Said } from '@/components/ui/said'
import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionView } from '@/lib/contract/connection'

/** What somebody decided, or left lying too long: nobody's fault, and it reads like that. */
const CALM: readonly string[] = [
  ...['cancelled', 'withdrawn', 'access_denied'],
  ...['consent_expired', 'code_expired', 'setup_changed', 'session_over'],
]

/** How the last try to connect ended, when it came to nothing. */
export function LastAttempt({ connection }: { connection: ConnectionView }) {
  const { m } = useMessages()
  const { lastAttempt } = connection
  if (!lastAttempt) return null
  const { failure, at, detail } = lastAttempt
  return (
    <Notice tone={CALM.includes(failure.code) ? 'calm' : 'warn'} title={failure.message}>
      <p className="text-sm">{failure.next}</p>
      <p className="text-muted text-sm">
        <RichText text={m.connection.failure.lastAttempt} values={{ time: <RelativeTime at={at} /> }} />
      </p>
      {detail && <Said summary={m.connection.words} text={detail} />}
    </Notice>
  )
}
