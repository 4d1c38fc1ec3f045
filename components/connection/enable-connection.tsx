'use client'

import { updateConnectionAction } from '@/app/(console)/actions'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { focusMain } from '@/lib/client/focus-main'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useShowConnection } from '@/lib/client/use-connection'
import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionView } from '@/lib/contract/connection'

/** Brings a disabled connection back. */
export function EnableConnection({ connection }: { connection: ConnectionView }) {
  const { m, t } = useMessages()
  const texts = m.connection.manage
  const show = useShowConnection()
  const { submit, pending, error } = useAction(updateConnectionAction, (enabled) => {
    focusMain()
    show(enabled)
    say(t(texts.enabled, { name: enabled.key }))
  })
  return (
    <div className="flex flex-col items-start gap-2">
      <Button
        look="primary"
        pending={pending}
        onClick={() => submit({ connection: connection.id, change: { enabled: true } })}
      >
        {pending ? texts.enabling : texts.enable}
      </Button>
      {error && <FormError error={error} />}
    </div>
  )
}
