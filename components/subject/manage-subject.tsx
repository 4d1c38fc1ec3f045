'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { deleteSubjectAction } from '@/app/(console)/subject-actions'
import { SubjectDialog } from '@/components/subject/subject-dialog'
import { TakenConnections } from '@/components/subject/taken-connections'
import { useSayRemoved } from '@/components/subject/use-say-removed'
import { AskButton } from '@/components/ui/ask-button'
import { Card } from '@/components/ui/card'
import { ManageRow } from '@/components/ui/manage-row'
import { RichText } from '@/components/ui/rich-text'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows } from '@/lib/client/use-viewer'
import type { SubjectView } from '@/lib/contract/subject'

/** What can be changed about a customer, for who may. */
export function ManageSubject({ subject }: { subject: SubjectView }) {
  const { m } = useMessages()
  const mayManage = useAllows('write_subject')
  if (!mayManage) return null
  const texts = m.subject
  return (
    <Card title={texts.manage}>
      <div className="flex flex-col divide-y divide-line">
        <ManageRow title={texts.editRow} lead={texts.editRowLead}>
          <SubjectDialog subject={subject} />
        </ManageRow>
        <ManageRow title={texts.removeRow} lead={texts.removeRowLead}>
          <RemoveSubject subject={subject} />
        </ManageRow>
      </div>
    </Card>
  )
}

function RemoveSubject({ subject }: { subject: SubjectView }) {
  const { m, t } = useMessages()
  const texts = m.subject
  const { push } = useRouter()
  const sayRemoved = useSayRemoved()
  const [isOpen, setOpen] = useState(false)
  const name = subject.name ?? subject.externalId
  const { submit, pending, error } = useAction(deleteSubjectAction, (removed) => {
    setOpen(false)
    sayRemoved(name, removed)
    push('/subjects')
  })
  const own = subject.connections.filter(({ owner }) => owner.type === 'subject')
  const group = subject.group && (subject.group.name ?? subject.group.externalId)
  return (
    <AskButton
      label={texts.remove}
      isOpen={isOpen}
      onOpen={setOpen}
      question={{
        title: t(texts.removeTitle, { name }),
        confirm: texts.remove,
        pendingLabel: texts.removing,
        look: 'danger',
      }}
      state={{ pending, error }}
      onConfirm={() => submit(subject.externalId)}
    >
      <p>
        <RichText text={t(texts.removeGoes, { count: subject.own })} />
      </p>
      <TakenConnections connections={own} total={subject.own} />
      <p>
        <RichText text={group ? t(texts.removeGroupStays, { group }) : texts.removeStays} />
      </p>
      <p>{texts.removeAgain}</p>
    </AskButton>
  )
}
