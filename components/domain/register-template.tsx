'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { registerTemplateAction } from '@/app/(console)/domain-actions'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Form, textOf } from '@/components/ui/form'
import { TextArea } from '@/components/ui/input'
import { Modal, ModalClose } from '@/components/ui/modal'
import { say } from '@/lib/client/say'
import { type ActionError, useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'

/** Takes a template from its file, or as text, and says whatever is wrong with it. */
export function RegisterTemplate() {
  const { m, t } = useMessages()
  const texts = m.domain
  const { refresh } = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [broken, setBroken] = useState<ActionError | null>(null)
  const { submit, pending, error, setError } = useAction(registerTemplateAction, ({ name }) => {
    say(t(texts.templateSaved, { name }))
    setOpen(false)
    setText('')
    refresh()
  })
  const send = (data: FormData) => {
    const template = objectIn(textOf(data, 'template'))
    setBroken(template ? null : brokenJson(texts.templateBroken))
    setError(null)
    if (template) submit({ template })
  }
  return (
    <Modal
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button>{texts.addTemplate}</Button>}
      title={texts.addTemplate}
      lead={texts.templateDialogLead}
    >
      <Form label={texts.addTemplate} error={broken ?? error} onSubmit={send}>
        <Field name="file" label={texts.templateFile} required={false}>
          {(ties) => (
            <input
              {...ties}
              type="file"
              accept=".json,application/json"
              className="max-w-full text-sm file:mr-3 file:h-9 file:rounded-md file:border file:border-line-strong file:border-solid file:bg-surface file:px-3 file:font-medium file:text-ink hover:file:bg-sunken"
              onChange={async (event) => setText((await event.target.files?.[0]?.text()) ?? '')}
            />
          )}
        </Field>
        <Field name="template" label={texts.templateText}>
          {(ties) => (
            <TextArea
              {...ties}
              rows={10}
              spellCheck={false}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        {error && <Faults fields={error.fields} />}
        <div className="flex flex-wrap justify-end gap-2">
          <ModalClose>
            <Button>{m.ui.cancel}</Button>
          </ModalClose>
          <Button type="submit" look="primary" pending={pending}>
            {pending ? texts.templateSaving : texts.templateSave}
          </Button>
        </div>
      </Form>
    </Modal>
  )
}

/** Each fault with its place in the template. */
function Faults({ fields }: { fields: ActionError['fields'] }) {
  return (
    <ul className="flex flex-col gap-1 text-bad text-sm">
      {Object.entries(fields).map(([path, message]) => (
        <li key={path}>
          <code className="font-mono text-xs">{path}</code>: {message}
        </li>
      ))}
    </ul>
  )
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? { ...read } : null
  } catch {
    return null
  }
}

function brokenJson(message: string): ActionError {
  return { code: 'invalid_input', message, fields: { template: message }, requestId: '' }
}
