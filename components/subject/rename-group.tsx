'use client'

import { useRouter } from 'next/navigation'
import { renameGroupAction } from '@/app/(console)/subject-actions'
import { NameButton } from '@/components/ui/name-button'
import { RichText } from '@/components/ui/rich-text'
import { say } from '@/lib/client/say'
import { useMessages } from '@/lib/client/use-messages'
import type { GroupName } from '@/lib/contract/subject'

/** Says how people call a group; its id stays. */
export function RenameGroup({ group: { externalId, name } }: { group: GroupName }) {
  const { m, t } = useMessages()
  const texts = m.subject
  const { refresh } = useRouter()
  return (
    <NameButton
      texts={{
        button: texts.groupRename,
        title: t(texts.groupRenameTitle, { name: name ?? externalId }),
        confirm: texts.groupRename,
        pending: texts.groupRenaming,
        label: texts.groupName,
      }}
      initial={name ?? ''}
      optional
      run={(typed) => renameGroupAction({ group: externalId, name: typed })}
      onDone={(renamed) => {
        say(t(texts.groupRenamed, { name: renamed.name ?? externalId }))
        refresh()
      }}
    >
      <p>
        <RichText text={texts.groupRenameText} />
      </p>
    </NameButton>
  )
}
