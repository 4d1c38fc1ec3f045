/** Ends the session, on every tab. next-auth's part is loaded when it is needed. */
export async function signOut(): Promise<void> {
  const auth = await import('next-auth/react')
  await auth.signOut({ callbackUrl: `${window.location.origin}/sign-in` })
}
