'use client'

import { Plug, RotateCw } from 'lucide-react'
import { beginConnectAction } from '@/app/(console)/actions'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { useAction } from '@/lib/client/use-action'
import { useAllows } from '@/lib/client/use-viewer'

interface ConnectButtonProps {
  integration: string
  /** The connection's name; without one, the default. */
  connection?: string
  label: string
  /** Whether there is something to connect again. */
  again?: boolean
  look?: 'primary' | 'secondary'
}

/** Goes to the provider to ask for consent. */
export function ConnectButton({
  integration,
  connection,
  label,
  again = false,
  look = 'primary',
}: ConnectButtonProps) {
  const mayConnect = useAllows('connect')
  const { submit, pending, error } = useAction(beginConnectAction, ({ url }) => window.location.assign(url))
  if (!mayConnect) return null
  const Icon = again ? RotateCw : Plug
  return (
    <div className="flex flex-col items-start gap-2">
      <Button look={look} pending={pending} onClick={() => submit({ integration, connection })}>
        {!pending && <Icon aria-hidden />}
        {label}
      </Button>
      {error && <FormError error={error} />}
    </div>
  )
}
