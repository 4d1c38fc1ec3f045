'use client'

import { LogOut } from 'lucide-react'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { useMessages } from '@/lib/client/use-messages'

/** Ends the session, on every tab. next-auth's part is loaded when it is pressed. */
export function SignOutButton() {
  const { m } = useMessages()
  const [pending, start] = useTransition()
  const signOut = () =>
    start(async () => {
      const auth = await import('next-auth/react')
      await auth.signOut({ callbackUrl: `${window.location.origin}/sign-in` })
    })
  return (
    <Button look="quiet" pending={pending} onClick={signOut}>
      {!pending && <LogOut aria-hidden />}
      {m.frame.signOut}
    </Button>
  )
}
