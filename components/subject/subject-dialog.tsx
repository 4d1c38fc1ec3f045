'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { addSubjectAction, updateSubjectAction } from '@/app/(console)/subject-actions'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Form, textOf } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { Modal, ModalClose } from '@/components/ui/modal'
import { say } from '@/lib/client/say'
import { subjectPath } from '@/lib/client/subject-place'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { SubjectForm, SubjectView } from '@/lib/contract/subject'

/** Adds a customer by hand, or changes one: id, name and group. Afterwards their page is shown. */
export function SubjectDialog({ subject, asked = false }: { subject?: SubjectView; asked?: boolean }) {
  const { m, t } = useMessages()
  const texts = m.subject
  const router = useRouter()
  const [open, setOpen] = useState(asked)
  const save = (form: SubjectForm) =>
    subject ? updateSubjectAction({ of: subject.externalId, subject: form }) : addSubjectAction(form)
  const { submit, pending, error, setError } = useAction(save, ({ externalId }) => {
    setOpen(false)
    say(subject ? texts.saved : t(texts.addDone, { name: externalId }))
    if (subject?.externalId === externalId) router.refresh()
    else router.push(subjectPath(externalId))
  })
  const turn = (next: boolean) => {
    setOpen(next)
    setError(null)
    if (asked && !next) router.replace('/subjects', { scroll: false })
  }
  const shown = error?.code === 'already_exists' ? { ...error, fields: { externalId: texts.exists } } : error
  const title = subject ? t(texts.editTitle, { name: subject.name ?? subject.externalId }) : texts.addTitle
  return (
    <Modal
      open={open}
      onOpenChange={turn}
      trigger={subject ? <Button>{texts.edit}</Button> : <AddButton />}
      title={title}
      lead={subject ? texts.editLead : texts.addLead}
    >
      <Form
        label={title}
        error={shown}
        onSubmit={(data) =>
          submit({
            externalId: textOf(data, 'externalId').trim(),
            name: textOf(data, 'name').trim(),
            groupId: textOf(data, 'groupId').trim(),
          })
        }
      >
        <Fields subject={subject} />
        <div className="flex flex-wrap justify-end gap-2">
          <ModalClose>
            <Button>{m.ui.cancel}</Button>
          </ModalClose>
          <Button type="submit" look="primary" pending={pending}>
            {subject ? (pending ? texts.saving : texts.save) : pending ? texts.adding : texts.add}
          </Button>
        </div>
      </Form>
    </Modal>
  )
}

function AddButton(props: Partial<Parameters<typeof Button>[0]>) {
  const { m } = useMessages()
  return (
    <Button {...props} look="primary">
      <Plus aria-hidden />
      {m.subject.add}
    </Button>
  )
}

function Fields({ subject }: { subject: SubjectView | undefined }) {
  const { m } = useMessages()
  const texts = m.subject
  const plain = { autoComplete: 'off', autoCapitalize: 'off', spellCheck: false, maxLength: 255 } as const
  return (
    <>
      <Field name="externalId" label={texts.id} help={subject ? texts.idChange : texts.idHelp}>
        {(ties) => <Input {...ties} {...plain} defaultValue={subject?.externalId} className="font-mono" />}
      </Field>
      <Field name="name" label={texts.name} required={false} help={texts.nameHelp}>
        {(ties) => <Input {...ties} autoComplete="off" maxLength={255} defaultValue={subject?.name ?? ''} />}
      </Field>
      <Field
        name="groupId"
        label={texts.group}
        required={false}
        help={subject?.group ? texts.groupMove : texts.groupHelp}
      >
        {(ties) => (
          <Input {...ties} {...plain} defaultValue={subject?.group?.externalId} className="font-mono" />
        )}
      </Field>
    </>
  )
}
