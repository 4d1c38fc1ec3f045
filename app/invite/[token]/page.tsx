import type { Metadata } from 'next'
import { Gate } from '@/components/sign-in/gate'
import { InviteForm } from '@/components/sign-in/invite-form'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { isPatchbayError } from '@/lib/core/errors'
import { readInvite } from '@/lib/operations/accept-invite'
import { readOrganisation } from '@/lib/web/brand'
import { readMessages } from '@/lib/web/messages'
import { currentUser } from '@/lib/web/session'

export async function generateMetadata(): Promise<Metadata> {
  // The address holds the invitation: no other site is to learn it.
  return { title: (await readMessages()).m.signIn.inviteTitle, referrer: 'no-referrer' }
}

interface InvitePageProps {
  params: Promise<{ token: string }>
}

/** Where an invitation leads: a name and a password, and in. */
export default async function InvitePage({ params }: InvitePageProps) {
  const { token } = await params
  const [{ name: brand, logo }, { m, t }, invite, user] = await Promise.all([
    readOrganisation(),
    readMessages(),
    openInvite(token),
    currentUser(),
  ])
  if (!invite)
    return (
      <Gate brand={brand} logo={logo} title={m.signIn.inviteOverHeading}>
        <p className="text-muted">{m.signIn.inviteOverText}</p>
        <div className="mt-6">
          <LinkButton href="/sign-in" look="primary">
            {m.signIn.submit}
          </LinkButton>
        </div>
      </Gate>
    )
  const role = m.person.roles[invite.role]
  return (
    <Gate
      brand={brand}
      logo={logo}
      title={t(m.signIn.inviteHeading, { name: brand })}
      lead={t(m.signIn.inviteLead, { by: invite.invitedBy, role })}
    >
      <div className="flex flex-col gap-5">
        <p className="text-muted text-sm">{m.person.may[invite.role]}</p>
        {user && (
          <Notice tone="warn" title={m.signIn.inviteExistsHeading}>
            <p className="text-sm">{t(m.signIn.inviteExistsText, { email: user.email })}</p>
          </Notice>
        )}
        <InviteForm token={token} email={invite.email} />
      </div>
    </Gate>
  )
}

/** The invitation; null when it is over, whatever ended it. */
async function openInvite(token: string) {
  try {
    return await readInvite(token)
  } catch (error) {
    if (isPatchbayError(error) && error.code === 'invite_over') return null
    throw error
  }
}
