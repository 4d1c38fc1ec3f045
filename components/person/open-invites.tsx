'use client'

import { useRouter } from 'next/navigation'
import { withdrawInviteAction } from '@/app/(console)/people-actions'
import { Card } from '@/components/ui/card'
import { ConfirmDialog } from '@/components/ui/dialog'
import { Badge } from '@/components/ui/pill'
import { RelativeTime } from '@/components/ui/relative-time'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { InviteView } from '@/lib/contract/person'

/** Invitations whose links still work. */
export function OpenInvites({ invites }: { invites: readonly InviteView[] }) {
  const { m, t } = useMessages()
  return (
    <Card title={m.person.openInvites} lead={m.person.openInvitesLead}>
      <ul className="flex flex-col divide-y divide-line">
        {invites.map((invite) => (
          <li
            key={invite.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0"
          >
            <span className="min-w-0">
              <span className="flex flex-wrap items-center gap-x-2">
                <span className="font-medium [overflow-wrap:anywhere]">{invite.email}</span>
                <Badge>{m.person.roles[invite.role]}</Badge>
              </span>
              <span className="block text-muted text-sm">
                {t(m.person.invitedBy, { name: invite.invitedBy })} <RelativeTime at={invite.createdAt} />
                {' · '}
                {m.person.ends} <RelativeTime at={invite.expiresAt} />
              </span>
            </span>
            <Withdraw invite={invite} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Withdraw({ invite: { id, email } }: { invite: InviteView }) {
  const { m, t } = useMessages()
  const { refresh } = useRouter()
  const { submit, pending, error } = useAction(withdrawInviteAction, () => {
    say(t(m.person.withdrawn, { email }))
    refresh()
  })
  return (
    <ConfirmDialog
      trigger={m.person.withdraw}
      triggerLabel={t(m.person.withdrawName, { email })}
      title={t(m.person.withdrawTitle, { email })}
      confirm={{ label: m.person.withdraw, pendingLabel: m.person.withdrawing, run: () => submit(id) }}
      pending={pending}
      error={error}
    >
      <p>{t(m.person.withdrawText, { email })}</p>
    </ConfirmDialog>
  )
}
