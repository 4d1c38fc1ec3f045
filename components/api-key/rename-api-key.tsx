'use client'

import { useRouter } from 'next/navigation'
import { renameApiKeyAction } from '@/app/(console)/api-key-actions'
import { NameButton } from '@/components/ui/name-button'
import { say } from '@/lib/client/say'
import { useMessages } from '@/lib/client/use-messages'
import type { ApiKeyView } from '@/lib/contract/api-key'

/** Gives a key another name. */
export function RenameApiKey({ apiKey: { id, name } }: { apiKey: ApiKeyView }) {
  const { m, t } = useMessages()
  const { refresh } = useRouter()
  const texts = m.apiKey
  const rename = async (chosen: string) => {
    const renamed = await renameApiKeyAction({ id, name: chosen })
    return renamed.ok ? ({ ok: true, value: chosen } as const) : renamed
  }
  return (
    <NameButton
      texts={{
        button: texts.rename,
        buttonName: t(texts.renameName, { name }),
        title: t(texts.renameTitle, { name }),
        confirm: texts.rename,
        pending: texts.renaming,
        label: texts.name,
      }}
      initial={name}
      run={rename}
      onDone={(chosen) => {
        say(t(texts.renamed, { name: chosen }))
        refresh()
      }}
    >
      <p>{texts.renameText}</p>
    </NameButton>
  )
}
