'use client'

import { InviteDialog } from '@/components/person/invite-dialog'
import { OpenInvites } from '@/components/person/open-invites'
import { PeopleTable } from '@/components/person/people-table'
import { PageHeader } from '@/components/ui/page-header'
import { useMessages } from '@/lib/client/use-messages'
import { useRefreshOn } from '@/lib/client/use-refresh-on'
import { useAllows } from '@/lib/client/use-viewer'
import type { PeopleView } from '@/lib/contract/person'

/** Who may sign in, and who was asked to. */
export function PeoplePage({ people, invites }: PeopleView) {
  const { m } = useMessages()
  const mayManage = useAllows('write_user')
  useRefreshOn(mayManage ? 'user' : null)
  return (
    <>
      <PageHeader title={m.person.title} lead={m.person.lead} actions={mayManage && <InviteDialog />} />
      <div className="flex flex-col gap-6">
        <PeopleTable people={people} mayManage={mayManage} />
        {mayManage && invites.length > 0 && <OpenInvites invites={invites} />}
      </div>
    </>
  )
}
