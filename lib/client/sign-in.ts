import type { ActionResult } from '@/lib/contract/error'

/** What next-auth answers in the place of an error: our codes, or its own. */
const messages: Record<string, string> = {
  wrong_credentials: 'E-mail address or password is wrong.',
  CredentialsSignin: 'E-mail address or password is wrong.',
  too_many_requests: 'Too many attempts. Wait a few minutes, then try again.',
  AccessDenied: 'This account may not sign in here. Ask an admin of Patchbay.',
  SessionRequired: 'Sign in first.',
  unavailable: 'Patchbay cannot reach its database just now. Try again in a moment.',
}

export function signInMessage(code: string): string {
  return messages[code] ?? 'The sign-in did not work. Try again; if it stays so, the log says why.'
}

/** Signs in with a password. next-auth's part is loaded when it is needed. */
export async function signInWithPassword(given: {
  email: string
  password: string
}): Promise<ActionResult<null>> {
  const { signIn } = await import('next-auth/react')
  const answer = await signIn('credentials', { ...given, redirect: false })
  if (answer?.ok && !answer.error) return { ok: true, value: null }
  const code = answer?.error ?? 'internal'
  return { ok: false, error: { code, message: signInMessage(code), requestId: '', fields: {} } }
}

/** Goes to the organisation's single sign-on. */
export async function signInElsewhere(from: string): Promise<void> {
  const { signIn } = await import('next-auth/react')
  await signIn('oidc', { callbackUrl: from })
}
