'use client'

import { useRouter } from 'next/navigation'
import { updateConnectionAction } from '@/app/(console)/actions'
import { ConnectionKey } from '@/components/connection/connection-key'
import { connectionPath } from '@/components/connection/connection-path'
import { WhoIsHit } from '@/components/connection/who-is-hit'
import { NameButton } from '@/components/ui/name-button'
import { RichText } from '@/components/ui/rich-text'
import { say } from '@/lib/client/say'
import { useShowConnection } from '@/lib/client/use-connection'
import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionView } from '@/lib/contract/connection'

/** Gives a connection another name; its page moves along. */
export function RenameConnection({ connection }: { connection: ConnectionView }) {
  const { m, t } = useMessages()
  const texts = m.connection.manage
  const router = useRouter()
  const show = useShowConnection()
  return (
    <NameButton
      texts={{
        button: texts.rename,
        title: t(texts.renameTitle, { name: connection.name }),
        confirm: texts.rename,
        pending: texts.renaming,
        label: texts.name,
      }}
      initial={connection.name}
      spelling={texts.renameHelp}
      run={(name) => updateConnectionAction({ connection: connection.id, change: { name } })}
      onDone={(renamed) => {
        show(renamed)
        say(t(texts.renamed, { name: renamed.name }))
        router.replace(connectionPath(renamed))
      }}
    >
      <p>
        <RichText text={texts.renameText} values={{ key: <ConnectionKey connection={connection} /> }} />
      </p>
      <WhoIsHit of={{ connection: connection.id }} />
    </NameButton>
  )
}
