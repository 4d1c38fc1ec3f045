'use client'

import { useRouter } from 'next/navigation'
import { addDomainAction } from '@/app/(console)/domain-actions'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Form, textOf } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'

/** A domain is typed; what can be done with it is found out, and shown on its page. */
export function AddDomain() {
  const { m, t } = useMessages()
  const texts = m.domain
  const { push } = useRouter()
  const { submit, pending, error } = useAction(addDomainAction, ({ name }) => {
    say(t(texts.added, { domain: name }))
    push(`/domains/${name}`)
  })
  return (
    <div className="rounded-lg border border-line bg-surface p-4 shadow-card sm:p-5">
      <Form label={texts.add} error={error} onSubmit={(data) => submit({ domain: textOf(data, 'domain') })}>
        <div className="flex flex-wrap items-start gap-3">
          <div className="min-w-0 max-w-md flex-1 basis-64">
            <Field name="domain" label={texts.name} help={texts.nameHelp}>
              {(ties) => <Input {...ties} autoComplete="off" autoCapitalize="off" spellCheck={false} />}
            </Field>
          </div>
          <div className="sm:pt-7">
            <Button type="submit" look="primary" pending={pending}>
              {pending ? texts.adding : texts.add}
            </Button>
          </div>
        </div>
      </Form>
    </div>
  )
}
