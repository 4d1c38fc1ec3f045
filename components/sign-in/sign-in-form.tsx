'use client'

import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Form, textOf } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { signInElsewhere, signInMessage, signInWithPassword } from '@/lib/client/sign-in'
import { useAction } from '@/lib/client/use-action'

interface SignInFormProps {
  /** Where to go afterwards: a path of ours. */
  from: string
  /** How a sign-in elsewhere has failed. */
  error: string | null
  singleSignOn: boolean
}

export function SignInForm({ from, error: before, singleSignOn }: SignInFormProps) {
  const { submit, pending, error } = useAction(signInWithPassword, () => window.location.assign(from))
  return (
    <div className="flex flex-col gap-5">
      {before && !error && <Notice tone="bad" title={signInMessage(before)} />}
      {singleSignOn && <SingleSignOn from={from} />}
      <Form
        label="Sign in"
        error={error}
        onSubmit={(data) => submit({ email: textOf(data, 'email'), password: textOf(data, 'password') })}
      >
        <Field name="email" label="E-mail address">
          {(ties) => <Input {...ties} type="email" autoComplete="username" autoCapitalize="off" required />}
        </Field>
        <Field name="password" label="Password">
          {(ties) => <Input {...ties} type="password" autoComplete="current-password" required />}
        </Field>
        <Button
          type="submit"
          look={singleSignOn ? 'secondary' : 'primary'}
          pending={pending}
          className="min-h-9 w-full"
        >
          {pending ? 'Signing in…' : 'Sign in'}
        </Button>
      </Form>
    </div>
  )
}

function SingleSignOn({ from }: { from: string }) {
  const [pending, start] = useTransition()
  return (
    <>
      <Button
        look="primary"
        pending={pending}
        onClick={() => start(() => signInElsewhere(from))}
        className="min-h-9 w-full"
      >
        Continue with single sign-on
      </Button>
      <p className="flex items-center gap-3 text-muted text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or with a password
      </p>
    </>
  )
}
