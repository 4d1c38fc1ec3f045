'use client'

import { setUpAction } from '@/app/setup/actions'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Form, textOf } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { signInWithPassword } from '@/lib/client/sign-in'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { Messages } from '@/lib/core/messages'

interface FirstAdmin {
  code: string
  email: string
  name: string
  password: string
}

async function setUpAndSignIn(given: FirstAdmin, texts: Messages['signIn']) {
  const made = await setUpAction(given)
  return made.ok ? signInWithPassword(given, texts) : made
}

/** Makes the first account and signs in with it. The code proves that whoever fills this in started Patchbay. */
export function FirstAdminForm({ code }: { code: string }) {
  const { m } = useMessages()
  const texts = m.signIn
  const { submit, pending, error } = useAction(
    (given: FirstAdmin) => setUpAndSignIn(given, texts),
    () => window.location.assign('/'),
  )
  const send = (data: FormData) =>
    submit({
      code: textOf(data, 'code'),
      email: textOf(data, 'email'),
      name: textOf(data, 'name'),
      password: textOf(data, 'password'),
    })
  return (
    <Form label={texts.setupHeading} error={error} onSubmit={send}>
      <Field name="code" label={texts.code} help={texts.codeHelp}>
        {(ties) => (
          <Input
            {...ties}
            defaultValue={code}
            autoComplete="one-time-code"
            spellCheck={false}
            autoCapitalize="off"
            className="font-mono"
          />
        )}
      </Field>
      <Field name="name" label={texts.yourName}>
        {(ties) => <Input {...ties} autoComplete="name" maxLength={80} />}
      </Field>
      <Field name="email" label={texts.email}>
        {(ties) => <Input {...ties} type="email" autoComplete="username" autoCapitalize="off" />}
      </Field>
      <Field name="password" label={texts.password} help={texts.newPasswordHelp}>
        {(ties) => <Input {...ties} type="password" autoComplete="new-password" />}
      </Field>
      <Button type="submit" look="primary" pending={pending} className="min-h-9 w-full">
        {pending ? texts.creatingAccount : texts.createAccount}
      </Button>
    </Form>
  )
}
