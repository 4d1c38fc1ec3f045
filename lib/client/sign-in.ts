import type { ActionResult } from '@/lib/contract/error'
import type { Messages } from '@/lib/core/messages'

type Texts = Messages['signIn']

/** What next-auth answers in the place of an error: our codes, or its own. */
const told: Record<
  string,
  'wrongCredentials' | 'tooManyRequests' | 'accessDenied' | 'sessionRequired' | 'unavailable'
> = {
  wrong_credentials: 'wrongCredentials',
  CredentialsSignin: 'wrongCredentials',
  too_many_requests: 'tooManyRequests',
  AccessDenied: 'accessDenied',
  SessionRequired: 'sessionRequired',
  unavailable: 'unavailable',
}

export function signInMessage(code: string, texts: Texts): string {
  return texts[told[code] ?? 'failed']
}

/** Signs in with a password. next-auth's part is loaded when it is needed. */
export async function signInWithPassword(
  given: { email: string; password: string },
  texts: Texts,
): Promise<ActionResult<null>> {
  const { signIn } = await import('next-auth/react')
  const { email, password } = given
  const answer = await signIn('credentials', { email, password, redirect: false })
  if (answer?.ok && !answer.error) return { ok: true, value: null }
  const code = answer?.error ?? 'internal'
  return { ok: false, error: { code, message: signInMessage(code, texts), requestId: '', fields: {} } }
}

/** Goes to the organisation's single sign-on. */
export async function signInElsewhere(from: string): Promise<void> {
  const { signIn } = await import('next-auth/react')
  await signIn('oidc', { callbackUrl: from })
}
