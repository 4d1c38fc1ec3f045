'use client'

import { useRouter } from 'next/navigation'
import { updateBrandingAction } from '@/app/(console)/settings-actions'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Form, textOf } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'

/** Names this install, for everybody who uses it. */
export function BrandingCard({ branding }: { branding: string }) {
  const { m } = useMessages()
  const { refresh } = useRouter()
  const { submit, pending, error } = useAction(updateBrandingAction, () => {
    say(m.settings.brandingSaved)
    refresh()
  })
  return (
    <Card level={3} title={m.settings.branding}>
      <div className="max-w-sm">
        <Form label={m.settings.branding} error={error} onSubmit={(data) => submit(textOf(data, 'branding'))}>
          <Field
            name="branding"
            label={m.settings.brandingLabel}
            required={false}
            help={m.settings.brandingHelp}
          >
            {(ties) => (
              <Input
                {...ties}
                defaultValue={branding}
                maxLength={40}
                placeholder="Patchbay"
                autoComplete="organization"
              />
            )}
          </Field>
          <div>
            <Button type="submit" pending={pending}>
              {pending ? m.settings.saving : m.settings.save}
            </Button>
          </div>
        </Form>
      </div>
    </Card>
  )
}
