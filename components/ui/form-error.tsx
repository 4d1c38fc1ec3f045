import Link from 'next/link'
import type { ActionError } from '@/lib/client/use-action'

const signedOut = ['unauthenticated', 'session_ended']

/** What went wrong with the form as a whole, and the id under which the log has it. */
export function FormError({ error }: { error: ActionError }) {
  const hasEnded = signedOut.includes(error.code)
  return (
    <div role="alert" tabIndex={-1} className="rounded-md bg-bad-soft px-3 py-2 text-bad text-sm">
      <p>{hasEnded ? 'Your session has ended. What you typed is still here.' : error.message}</p>
      {hasEnded && (
        <Link href="/sign-in" target="_blank" className="underline underline-offset-3">
          Sign in, in a new tab
        </Link>
      )}
      {error.requestId && Object.keys(error.fields).length === 0 && <RequestId id={error.requestId} />}
    </div>
  )
}

/** Names the request, for whoever reads the log. */
export function RequestId({ id }: { id: string }) {
  return (
    <p className="mt-0.5 text-xs">
      Request <code className="break-all font-mono">{id}</code>
    </p>
  )
}
