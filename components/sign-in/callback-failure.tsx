import { Gate } from '@/components/sign-in/gate'
import { LinkButton } from '@/components/ui/button'
import { RequestId } from '@/components/ui/form-error'
import { CALLBACK_FAILURES, type CallbackFailureCode } from '@/lib/core/callback-failure'
import { isUuid } from '@/lib/core/connection-key'

const unknown = {
  title: 'The account was not connected',
  message: 'Something went wrong when the provider sent you back. Nothing of it is kept half done.',
  next: 'Go back to the connection and connect again.',
}

function isKnown(code: string): code is CallbackFailureCode {
  return Object.hasOwn(CALLBACK_FAILURES, code)
}

/** Why a consent could not be finished, from a closed list: the address can make this page say nothing else. */
export function CallbackFailure({ code, requestId }: { code: string; requestId: string | null }) {
  const { title, message, next } = isKnown(code) ? CALLBACK_FAILURES[code] : unknown
  const signIn = code === 'session_missing'
  return (
    <Gate title={title}>
      <p>{message}</p>
      <p className="mt-2 font-medium">{next}</p>
      <div className="mt-6">
        <LinkButton href={signIn ? '/sign-in?from=/integrations' : '/integrations'} look="primary">
          {signIn ? 'Sign in' : 'To the integrations'}
        </LinkButton>
      </div>
      {requestId && isUuid(requestId) && (
        <div className="mt-6 text-muted">
          <RequestId id={requestId} />
        </div>
      )}
    </Gate>
  )
}
