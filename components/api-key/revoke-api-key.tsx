'use client'

import { useRouter } from 'next/navigation'
import { revokeApiKeyAction } from '@/app/(console)/api-key-actions'
import { UsedFor } from '@/components/api-key/used-for'
import { WhatKeyUses } from '@/components/connection/who-is-hit'
import { ConfirmDialog } from '@/components/ui/dialog'
import { RelativeTime } from '@/components/ui/relative-time'
import { RichText } from '@/components/ui/rich-text'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { ApiKeyView } from '@/lib/contract/api-key'

/** Ends a key, once it was said whether anything uses it. */
export function RevokeApiKey({ apiKey: { id, name, lastUsedAt } }: { apiKey: ApiKeyView }) {
  const { m, t } = useMessages()
  const { refresh } = useRouter()
  const texts = m.apiKey
  const { submit, pending, error } = useAction(revokeApiKeyAction, () => {
    say(t(texts.revoked, { name }))
    refresh()
  })
  return (
    <ConfirmDialog
      trigger={texts.revoke}
      triggerLabel={t(texts.revokeName, { name })}
      title={t(texts.revokeTitle, { name })}
      confirm={{ label: texts.revoke, pendingLabel: texts.revoking, run: () => submit(id) }}
      pending={pending}
      error={error}
    >
      <p className="font-medium text-ink">
        {lastUsedAt ? (
          <RichText text={texts.revokeUsed} values={{ time: <RelativeTime at={lastUsedAt} /> }} />
        ) : (
          texts.revokeUnused
        )}
      </p>
      <WhatKeyUses apiKeyId={id} />
      <UsedFor id={id} />
      <p>{texts.revokeText}</p>
    </ConfirmDialog>
  )
}
