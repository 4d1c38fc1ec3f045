'use client'

import { useRouter } from 'next/navigation'
import { addConnectionAction } from '@/app/(console)/key-actions'
import { connectionPath } from '@/components/connection/connection-path'
import { NameButton } from '@/components/ui/name-button'
import { RichText } from '@/components/ui/rich-text'
import { say } from '@/lib/client/say'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows } from '@/lib/client/use-viewer'
import type { IntegrationView } from '@/lib/contract/integration'

/** Adds a named connection, and goes to its page, where it is connected. */
export function AddConnection({ integration }: { integration: IntegrationView }) {
  const { m, t } = useMessages()
  const texts = m.named
  const router = useRouter()
  const mayAdd = useAllows('add_connection')
  if (!mayAdd) return null
  const { slug } = integration
  const key = <code className="font-mono text-ink text-sm">{slug}:sales</code>
  return (
    <NameButton
      texts={{
        button: texts.add,
        title: t(texts.addTitle, { integration: integration.name }),
        confirm: texts.confirm,
        pending: texts.adding,
        label: texts.name,
      }}
      spelling={texts.nameHelp}
      run={(name) => addConnectionAction({ integration: integration.id, name })}
      onDone={(added) => {
        say(t(texts.added, { name: added.name }))
        router.push(connectionPath(added))
      }}
    >
      <p>
        <RichText text={texts.addText} values={{ key }} />
      </p>
    </NameButton>
  )
}
