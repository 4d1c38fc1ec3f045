'use client'

import { acceptInviteAction } from '@/app/invite/actions'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Form, textOf } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { signInWithPassword } from '@/lib/client/sign-in'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { Messages } from '@/lib/core/messages'

interface Accepted {
  token: string
  name: string
  password: string
}

async function acceptAndSignIn(given: Accepted, texts: Messages['signIn']) {
  const made = await acceptInviteAction(given)
  if (!made.ok) return made
  return signInWithPassword({ email: made.value.email, password: given.password }, texts)
}

/** Makes the account that was promised, and signs in with it. */
export function InviteForm({ token, email }: { token: string; email: string }) {
  const { m } = useMessages()
  const texts = m.signIn
  const { submit, pending, error } = useAction(
    (given: Accepted) => acceptAndSignIn(given, texts),
    () => window.location.assign('/'),
  )
  return (
    <Form
      label={texts.inviteTitle}
      error={error}
      onSubmit={(data) => submit({ token, name: textOf(data, 'name'), password: textOf(data, 'password') })}
    >
      <Field name="email" label={texts.email}>
        {(ties) => <Input {...ties} type="email" value={email} readOnly autoComplete="username" />}
      </Field>
      <Field name="name" label={texts.yourName}>
        {(ties) => <Input {...ties} autoComplete="name" maxLength={80} />}
      </Field>
      <Field name="password" label={texts.password} help={texts.newPasswordHelp}>
        {(ties) => <Input {...ties} type="password" autoComplete="new-password" />}
      </Field>
      <Button type="submit" look="primary" pending={pending} className="min-h-9 w-full">
        {pending ? texts.inviteSubmitting : texts.inviteSubmit}
      </Button>
    </Form>
  )
}
