'use client'

import { LogOut } from 'lucide-react'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { signOut } from '@/lib/client/sign-out'
import { useMessages } from '@/lib/client/use-messages'

/** Ends the session, on every tab. */
export function SignOutButton() {
  const { m } = useMessages()
  const [pending, start] = useTransition()
  return (
    <Button look="quiet" pending={pending} onClick={() => start(signOut)}>
      {!pending && <LogOut aria-hidden />}
      {m.frame.signOut}
    </Button>
  )
}
