'use client'

import { useRouter } from 'next/navigation'
import { updateCatalogSettingsAction } from '@/app/(console)/catalog-settings-actions'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Form, textOf } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'

/** Where a customer is led who opens the catalog without having come from the organisation's product. */
export function LoginRedirectCard({ loginRedirectUrl }: { loginRedirectUrl: string | null }) {
  const { m } = useMessages()
  const texts = m.catalogSettings
  const { refresh } = useRouter()
  const { submit, pending, error } = useAction(updateCatalogSettingsAction, () => {
    say(texts.saved)
    refresh()
  })
  return (
    <Card level={3} title={texts.login} lead={texts.loginLead}>
      <Form
        label={texts.login}
        error={error}
        onSubmit={(data) => submit({ loginRedirectUrl: textOf(data, 'loginRedirectUrl').trim() || null })}
      >
        <Field name="loginRedirectUrl" label={texts.loginLabel} required={false} help={texts.loginHelp}>
          {(ties) => (
            <Input
              {...ties}
              type="url"
              inputMode="url"
              defaultValue={loginRedirectUrl ?? ''}
              maxLength={2000}
              placeholder="https://app.example.com/sign-in"
              autoComplete="off"
              spellCheck={false}
            />
          )}
        </Field>
        <div>
          <Button type="submit" pending={pending}>
            {pending ? texts.saving : texts.save}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
