'use client'

import { KeyRound, Plug, RotateCw } from 'lucide-react'
import { usePathname, useRouter } from 'next/navigation'
import { useState } from 'react'
import { beginConnectAction } from '@/app/(console)/actions'
import { AccountField } from '@/components/connection/account-field'
import { connectionPath } from '@/components/connection/connection-path'
import { expectCode } from '@/components/connection/expected-code'
import { AskButton } from '@/components/ui/ask-button'
import { Button, LinkButton } from '@/components/ui/button'
import { textOf } from '@/components/ui/form'
import { FormError } from '@/components/ui/form-error'
import { useAction } from '@/lib/client/use-action'
import { useShowConnection } from '@/lib/client/use-connection'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows } from '@/lib/client/use-viewer'
import type { ConnectWay } from '@/lib/core/connect-way'

interface ConnectButtonProps {
  integration: string
  /** The connection's id; without one, the presser's own where each person has their own, else the default. */
  connection?: string
  label: string
  /** Whether there is something to connect again. */
  again?: boolean
  look?: 'primary' | 'secondary'
  /** Otherwise than is usual with the provider. */
  way?: ConnectWay
  /** Whether it has to be said first whose account it is. */
  asksAccount?: boolean
  /** Whether consent is for a domain, and asked for on its page. */
  byDomain?: boolean
}

/** Begins to connect: goes to the provider to ask for consent, or shows on the connection's page what became of it. */
export function ConnectButton({
  integration,
  connection,
  label,
  again = false,
  look = 'primary',
  way,
  asksAccount = false,
  byDomain = false,
}: ConnectButtonProps) {
  const { m } = useMessages()
  const mayConnect = useAllows('connect')
  const router = useRouter()
  const here = usePathname()
  const show = useShowConnection()
  const [isAsking, setAsking] = useState(false)
  const { submit, pending, error, setError } = useAction(beginConnectAction, (begun) => {
    if ('url' in begun) return window.location.assign(begun.url)
    if (begun.connection.device) expectCode()
    show(begun.connection)
    const path = connectionPath(begun.connection)
    // A page that is fetched again brings what was true before the next press.
    if (path !== here) router.push(path)
  })
  if (!mayConnect) return null
  if (byDomain) return <LinkButton href="/domains">{m.domain.title}</LinkButton>
  const Icon = way === 'device' ? KeyRound : again ? RotateCw : Plug
  const texts = m.grant.account
  if (asksAccount)
    return (
      <AskButton
        {...{ label, look, icon: <Icon aria-hidden />, isOpen: isAsking }}
        onOpen={(open) => {
          setError(null)
          setAsking(open)
        }}
        question={{ title: label, confirm: texts.confirm, pendingLabel: texts.pending, look: 'primary' }}
        state={{ pending, error }}
        onConfirm={(data) => submit({ integration, connection, way, account: textOf(data, 'account') })}
        fields={<AccountField />}
      >
        <p>{texts.text}</p>
      </AskButton>
    )
  return (
    <div className="flex flex-col items-start gap-2">
      <Button look={look} pending={pending} onClick={() => submit({ integration, connection, way })}>
        {!pending && <Icon aria-hidden />}
        {label}
      </Button>
      {error && <FormError error={error} />}
    </div>
  )
}
