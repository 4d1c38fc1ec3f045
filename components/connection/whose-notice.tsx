import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useMessages } from '@/lib/client/use-messages'
import { useWhose } from '@/lib/client/use-viewer'
import type { ConnectionView } from '@/lib/contract/connection'

/** That it is not the reader's own, where each person connects their own, or somebody else's in any case. */
export function WhoseNotice({ connection }: { connection: ConnectionView }) {
  const { m, t } = useMessages()
  const texts = m.whose
  const whose = useWhose()(connection)
  const { owner, integration } = connection
  const isPersonal = integration.mode === 'per-user'
  const yours = isPersonal && (
    <LinkButton href={`/integrations/${integration.slug}#connect`}>{texts.toYours}</LinkButton>
  )
  if (whose === 'other' && owner.type === 'user')
    return (
      <Notice
        tone="calm"
        title={t(texts.theirs, { name: owner.name ?? m.connection.list.someone })}
        action={yours}
      >
        <p className="text-muted text-sm">{texts.theirsText}</p>
      </Notice>
    )
  if (whose !== 'organisation' || !isPersonal) return null
  return (
    <Notice tone="calm" title={texts.apart} action={yours}>
      <p className="text-muted text-sm">{texts.apartText}</p>
    </Notice>
  )
}
