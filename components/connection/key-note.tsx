import { Notice } from '@/components/ui/notice'
import { RichText } from '@/components/ui/rich-text'
import { Said } from '@/components/ui/said'
import { useMessages } from '@/lib/client/use-messages'
import type { CheckView, ConnectionView } from '@/lib/contract/connection'

interface KeyNoteProps {
  connection: ConnectionView
  testable: boolean
  /** The last time that the provider was asked. */
  last: CheckView | undefined
}

/** What its status alone does not say of a key: why it is not tested, or that it may do less than the test asks for. */
export function KeyNote({ connection, testable, last }: KeyNoteProps) {
  const { m, t } = useMessages()
  const texts = m.key
  const values = { provider: connection.provider.name }
  if (connection.status === 'connected' && last?.status === 'ok' && last.limited)
    return (
      <Notice tone="calm" title={texts.limitedTitle}>
        <p className="text-muted text-sm">{t(texts.limitedLead, values)}</p>
        {last.detail && <Said summary={m.connection.words} text={last.detail} />}
      </Notice>
    )
  if (connection.status !== 'unverified') return null
  if (!testable)
    return (
      <Notice tone="calm" title={texts.untested}>
        <p className="text-muted text-sm">{t(texts.untestable, values)}</p>
      </Notice>
    )
  const failure = isSince(last, connection.connectedAt) ? last.failure : null
  return (
    <Notice tone="warn" title={failure ? `${texts.untested} ${failure.message}` : texts.untested}>
      <p className="text-muted text-sm">
        <RichText text={failure ? failure.next : t(texts.untestedText, values)} />
      </p>
      {failure && last?.detail && <Said summary={m.connection.words} text={last.detail} />}
    </Notice>
  )
}

/** Whether a check is about the key that is saved now. */
function isSince(check: CheckView | undefined, savedAt: string | null): check is CheckView {
  return check !== undefined && savedAt !== null && check.at >= savedAt
}
