'use client'

import { SoftLink } from '@/components/ui/soft-link'
import type { ActionError } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'

const signedOut = ['unauthenticated', 'session_ended']

/** What went wrong with the form as a whole, and the id under which the log has it. */
export function FormError({ error }: { error: ActionError }) {
  const { m } = useMessages()
  const hasEnded = signedOut.includes(error.code)
  return (
    <div role="alert" tabIndex={-1} className="rounded-md bg-bad-soft px-3 py-2 text-bad text-sm">
      <p>{hasEnded ? m.ui.sessionEnded : error.message}</p>
      {hasEnded && (
        <SoftLink href="/sign-in" target="_blank" className="underline underline-offset-3">
          {m.ui.signInNewTab}
        </SoftLink>
      )}
      {error.requestId && Object.keys(error.fields).length === 0 && <RequestId id={error.requestId} />}
    </div>
  )
}

/** Names the request, and leads to what it did. */
export function RequestId({ id }: { id: string }) {
  const { m } = useMessages()
  return (
    <p className="mt-0.5 text-xs">
      {m.ui.request}{' '}
      <SoftLink
        href={`/activity?request=${encodeURIComponent(id)}`}
        title={m.ui.requestLink}
        className="break-all font-mono underline underline-offset-3"
      >
        {id}
      </SoftLink>
    </p>
  )
}
