'use client'

import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Form, textOf } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { signInElsewhere, signInMessage, signInWithPassword } from '@/lib/client/sign-in'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'

interface SignInFormProps {
  /** Where to go afterwards: a path of ours. */
  from: string
  /** How a sign-in elsewhere has failed. */
  error: string | null
  singleSignOn: boolean
}

export function SignInForm({ from, error: before, singleSignOn }: SignInFormProps) {
  const { m } = useMessages()
  const texts = m.signIn
  const { submit, pending, error } = useAction(
    (given: { email: string; password: string }) => signInWithPassword(given, texts),
    () => window.location.assign(from),
  )
  return (
    <div className="flex flex-col gap-5">
      {before && !error && <Notice tone="bad" title={signInMessage(before, texts)} />}
      {singleSignOn && <SingleSignOn from={from} />}
      <Form
        label={texts.submit}
        error={error}
        onSubmit={(data) => submit({ email: textOf(data, 'email'), password: textOf(data, 'password') })}
      >
        <Field name="email" label={texts.email}>
          {(ties) => <Input {...ties} type="email" autoComplete="username" autoCapitalize="off" required />}
        </Field>
        <Field name="password" label={texts.password}>
          {(ties) => <Input {...ties} type="password" autoComplete="current-password" required />}
        </Field>
        <Button
          type="submit"
          look={singleSignOn ? 'secondary' : 'primary'}
          pending={pending}
          className="min-h-9 w-full"
        >
          {pending ? texts.submitting : texts.submit}
        </Button>
      </Form>
    </div>
  )
}

function SingleSignOn({ from }: { from: string }) {
  const { m } = useMessages()
  const [pending, start] = useTransition()
  return (
    <>
      <Button
        look="primary"
        pending={pending}
        onClick={() => start(() => signInElsewhere(from))}
        className="min-h-9 w-full"
      >
        {m.signIn.singleSignOn}
      </Button>
      <p className="flex items-center gap-3 text-muted text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {m.signIn.orPassword}
      </p>
    </>
  )
}
