import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { RichText } from '@/components/ui/rich-text'
import { Said } from '@/components/ui/said'
import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionView } from '@/lib/contract/connection'

/** How the last try to connect ended, when it came to nothing. A cancelled one is nobody's fault, and reads like that. */
export function LastAttempt({ connection }: { connection: ConnectionView }) {
  const { m } = useMessages()
  const { lastAttempt } = connection
  if (!lastAttempt) return null
  const { failure, at, detail } = lastAttempt
  const calm = failure.kind === 'cancelled' || failure.code === 'access_denied'
  return (
    <Notice tone={calm ? 'calm' : 'warn'} title={failure.message}>
      <p className="text-sm">{failure.next}</p>
      <p className="text-muted text-sm">
        <RichText text={m.connection.failure.lastAttempt} values={{ time: <RelativeTime at={at} /> }} />
      </p>
      {detail && <Said summary={m.connection.words} text={detail} />}
    </Notice>
  )
}
