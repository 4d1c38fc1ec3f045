'use client'

import { resolveReplacementAction } from '@/app/(console)/actions'
import { WhoIsHit } from '@/components/connection/who-is-hit'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { RichText } from '@/components/ui/rich-text'
import { useAction } from '@/lib/client/use-action'
import { useShowConnection } from '@/lib/client/use-connection'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows, useMayUse } from '@/lib/client/use-viewer'
import type { ConnectionView } from '@/lib/contract/connection'
import { accountLabel } from '@/lib/core/account'

/** Somebody consented as another account: nothing changes until a person says which one it shall be. */
export function ReplacementQuestion({ connection }: { connection: ConnectionView }) {
  const { m } = useMessages()
  const texts = m.connection.replacement
  const mayUse = useMayUse(connection)
  const mayConnect = useAllows('connect') && mayUse
  const { submit, pending, error } = useAction(resolveReplacementAction, useShowConnection())
  const { replacement, account } = connection
  if (!replacement) return null
  const { authorizationId, expiresAt } = replacement
  return (
    <Notice tone="warn" title={texts.title}>
      <div className="mt-3 grid gap-3 sm:grid-cols-2">
        <Side label={texts.before} account={account} />
        <Side label={texts.after} account={replacement.account} />
      </div>
      <p className="mt-3 text-sm">
        <RichText text={texts.text} values={{ time: <RelativeTime at={expiresAt} /> }} />
      </p>
      <div className="mt-3 text-sm">
        <WhoIsHit of={{ connection: connection.id }} />
      </div>
      {mayConnect && (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button
            look="primary"
            pending={pending}
            onClick={() => submit({ authorizationId, choice: 'replace' })}
          >
            {texts.replace}
          </Button>
          <Button pending={pending} onClick={() => submit({ authorizationId, choice: 'discard' })}>
            {texts.keep}
          </Button>
        </div>
      )}
      {error && <FormError error={error} />}
    </Notice>
  )
}

function Side({ label, account }: { label: string; account: ConnectionView['account'] }) {
  const { m } = useMessages()
  const name = account ? accountLabel(account, m.connection.unnamedAccount) : m.connection.replacement.unnamed
  return (
    <div className="rounded-md border border-line bg-surface px-3 py-2">
      <p className="text-muted text-xs">{label}</p>
      <p className="mt-1 flex items-center gap-2 font-medium">
        <Avatar picture={account?.picture ?? null} name={account?.name ?? name} />
        <span className="min-w-0 [overflow-wrap:anywhere]">{name}</span>
      </p>
    </div>
  )
}
