import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { Said } from '@/components/ui/said'
import type { ConnectionView } from '@/lib/contract/connection'

/** How the last try to connect ended, when it came to nothing. A cancelled one is nobody's fault, and reads like that. */
export function LastAttempt({ connection }: { connection: ConnectionView }) {
  const { lastAttempt } = connection
  if (!lastAttempt) return null
  const { failure, at, detail } = lastAttempt
  const calm = failure.kind === 'cancelled' || failure.code === 'access_denied'
  return (
    <Notice tone={calm ? 'calm' : 'warn'} title={failure.message}>
      <p className="text-sm">{failure.next}</p>
      <p className="text-muted text-sm">
        Last attempt to connect, <RelativeTime at={at} />.
      </p>
      {detail && <Said summary="The provider’s own words" text={detail} />}
    </Notice>
  )
}
