import { Gate } from '@/components/sign-in/gate'
import { LinkButton } from '@/components/ui/button'
import { RequestId } from '@/components/ui/form-error'
import { CALLBACK_FAILURES } from '@/lib/core/callback-failure'
import { isUuid } from '@/lib/core/connection-key'
import type { Messages } from '@/lib/core/messages'

interface CallbackFailureProps {
  code: string
  requestId: string | null
  brand: string
  texts: Messages['signIn']
}

/** Why a consent could not be finished, from a closed list: the address can make this page say nothing else. */
export function CallbackFailure({ code, requestId, brand, texts }: CallbackFailureProps) {
  const { title, message, next } =
    texts[CALLBACK_FAILURES.find((known) => known === code) ?? 'unknownFailure']
  const signIn = code === 'session_missing'
  return (
    <Gate brand={brand} title={title}>
      <p>{message}</p>
      <p className="mt-2 font-medium">{next}</p>
      <div className="mt-6">
        <LinkButton href={signIn ? '/sign-in?from=/integrations' : '/integrations'} look="primary">
          {signIn ? texts.submit : texts.toIntegrations}
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
