'use client'

import { useState } from 'react'
import { checkOwnClientAction } from '@/app/(console)/own-client-actions'
import { Button } from '@/components/ui/button'
import { RichText } from '@/components/ui/rich-text'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows } from '@/lib/client/use-viewer'
import type { OwnClientCheck } from '@/lib/contract/integration'

/** Reads what accounts' servers read, when it is pressed, and says what that tells and what it does not. */
export function OwnClientCheckButton() {
  const { m } = useMessages()
  const [check, setCheck] = useState<OwnClientCheck | null>(null)
  const { submit, pending, error } = useAction(checkOwnClientAction, setCheck)
  if (!useAllows('write_integration')) return null
  const texts = m.grant.own.check
  return (
    <div className="mt-3 flex flex-col items-start gap-2">
      <Button pending={pending} onClick={() => submit(undefined)}>
        {pending ? texts.checking : texts.from}
      </Button>
      <p role="status" className={`text-sm ${check?.outcome === 'readable' ? '' : 'text-warn'} empty:hidden`}>
        {!pending && (error?.message ?? (check && <Outcome check={check} />))}
      </p>
    </div>
  )
}

function Outcome({ check: { outcome, url, status } }: { check: OwnClientCheck }) {
  const { m } = useMessages()
  const values = {
    url: <code className="font-mono">{url}</code>,
    host: <code className="font-mono">{new URL(url).host}</code>,
    status: String(status),
  }
  return <RichText text={m.grant.own.check.outcomes[outcome]} values={values} />
}
