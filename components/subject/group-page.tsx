'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { deleteGroupAction } from '@/app/(console)/subject-actions'
import { RenameGroup } from '@/components/subject/rename-group'
import { SubjectConnections } from '@/components/subject/subject-connections'
import { TakenConnections } from '@/components/subject/taken-connections'
import { useSayRemoved } from '@/components/subject/use-say-removed'
import { AskButton } from '@/components/ui/ask-button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ManageRow } from '@/components/ui/manage-row'
import { PageHeader } from '@/components/ui/page-header'
import { Pages } from '@/components/ui/pages'
import { Badge } from '@/components/ui/pill'
import { RichText } from '@/components/ui/rich-text'
import { groupPath, SUBJECTS_PER_PAGE, subjectPath } from '@/lib/client/subject-place'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import { useRefreshOn } from '@/lib/client/use-refresh-on'
import { useAllows } from '@/lib/client/use-viewer'
import type { GroupView } from '@/lib/contract/subject'

interface GroupPageProps {
  group: GroupView
  /** Where the part of its members begins that is shown. */
  start: number
}

/** One group: what its members share, and who they are. */
export function GroupPage({ group, start }: GroupPageProps) {
  const { m } = useMessages()
  const texts = m.subject
  const mayManage = useAllows('write_subject')
  const { externalId, name, connections, total } = group
  useRefreshOn('subject')
  useRefreshOn('connection')
  useRefreshOn('integration')
  return (
    <>
      <PageHeader
        up={{ href: '/groups', label: texts.groups }}
        title={name ?? externalId}
        beside={<Badge>{texts.group}</Badge>}
      />
      <div className="flex flex-col gap-6">
        <Card title={texts.connections} lead={texts.groupConnectionsLead}>
          {connections.length > 0 ? (
            <SubjectConnections connections={connections} total={total} whose={false} />
          ) : (
            <EmptyState title={texts.noConnections}>{texts.groupNoConnectionsText}</EmptyState>
          )}
        </Card>
        <MembersCard group={group} start={start} />
        {mayManage && (
          <Card title={texts.manage}>
            <div className="flex flex-col divide-y divide-line">
              <ManageRow
                title={texts.groupName}
                lead={
                  <RichText
                    text={texts.groupNameLead}
                    values={{ id: <code className="font-mono text-ink text-sm">{externalId}</code> }}
                  />
                }
              >
                <RenameGroup group={group} />
              </ManageRow>
              <ManageRow title={texts.removeGroup} lead={texts.removeGroupLead}>
                <RemoveGroup group={group} />
              </ManageRow>
            </div>
          </Card>
        )}
      </div>
    </>
  )
}

function MembersCard({ group: { externalId, members }, start }: Pick<GroupPageProps, 'group' | 'start'>) {
  const { m, locale } = useMessages()
  const texts = m.subject
  return (
    <Card
      title={
        <>
          {texts.members}{' '}
          <span className="font-normal text-muted">
            ({new Intl.NumberFormat(locale).format(members.total)})
          </span>
        </>
      }
      lead={members.total > 0 ? texts.membersLead : texts.noMembers}
    >
      <ul className="grid gap-x-6 sm:grid-cols-2">
        {members.items.map((member) => (
          <li key={member.externalId} className="min-w-0 border-line border-t py-2">
            <Link
              prefetch={false}
              href={subjectPath(member.externalId)}
              className="block truncate hover:underline"
            >
              {member.name ?? member.externalId}
            </Link>
            {member.name !== null && (
              <span className="block truncate font-mono text-muted text-xs">{member.externalId}</span>
            )}
          </li>
        ))}
      </ul>
      <Pages
        start={start}
        count={SUBJECTS_PER_PAGE}
        total={members.total}
        href={(from) => `${groupPath(externalId)}?start=${from}`}
      />
    </Card>
  )
}

function RemoveGroup({ group }: { group: GroupView }) {
  const { m, t } = useMessages()
  const texts = m.subject
  const { push } = useRouter()
  const sayRemoved = useSayRemoved()
  const [isOpen, setOpen] = useState(false)
  const name = group.name ?? group.externalId
  const { submit, pending, error } = useAction(deleteGroupAction, (removed) => {
    setOpen(false)
    sayRemoved(name, removed)
    push('/groups')
  })
  const { connections, total, members } = group
  return (
    <AskButton
      label={texts.remove}
      isOpen={isOpen}
      onOpen={setOpen}
      question={{
        title: t(texts.removeGroupTitle, { name }),
        confirm: texts.remove,
        pendingLabel: texts.removing,
        look: 'danger',
      }}
      state={{ pending, error }}
      onConfirm={() => submit(group.externalId)}
    >
      <p>
        <RichText text={t(texts.removeGroupGoes, { count: total })} />
      </p>
      <TakenConnections connections={connections} total={total} />
      <p>
        <RichText text={t(texts.removeGroupMembers, { count: members.total })} />
      </p>
    </AskButton>
  )
}
