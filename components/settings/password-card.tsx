'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { changePasswordAction } from '@/app/(console)/settings-actions'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Form, textOf } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'

/** Changes the own password; whoever signs in elsewhere is told where theirs is kept. */
export function PasswordCard({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const { m } = useMessages()
  const { refresh } = useRouter()
  const [changes, setChanges] = useState(0)
  const { submit, pending, error } = useAction(changePasswordAction, () => {
    say(m.settings.passwordChanged)
    // A fresh form: the passwords are not to stay on the page.
    setChanges(changes + 1)
    refresh()
  })
  if (!hasPassword)
    return (
      <Card level={3} title={m.settings.password}>
        <p className="text-muted">{m.settings.passwordElsewhere}</p>
      </Card>
    )
  return (
    <Card level={3} title={m.settings.password} lead={m.settings.passwordLead}>
      <div className="max-w-sm">
        <Form
          key={changes}
          label={m.settings.changePassword}
          error={error}
          onSubmit={(data) => submit({ current: textOf(data, 'current'), next: textOf(data, 'next') })}
        >
          {/* For password managers, so that they know whose password it is. */}
          <input type="text" name="email" value={email} readOnly autoComplete="username" hidden />
          <Field name="current" label={m.settings.currentPassword}>
            {(ties) => <Input {...ties} type="password" autoComplete="current-password" />}
          </Field>
          <Field name="next" label={m.settings.newPassword} help={m.settings.newPasswordHelp}>
            {(ties) => <Input {...ties} type="password" autoComplete="new-password" />}
          </Field>
          <div>
            <Button type="submit" pending={pending}>
              {pending ? m.settings.changingPassword : m.settings.changePassword}
            </Button>
          </div>
        </Form>
      </div>
    </Card>
  )
}
