'use client'

import { SignOutButton } from '@/components/frame/sign-out-button'
import { Note } from '@/components/settings/notes'
import { Card } from '@/components/ui/card'
import { Fact, Facts } from '@/components/ui/facts'
import { useMessages } from '@/lib/client/use-messages'
import type { ViewerView } from '@/lib/contract/settings'

/** Who is signed in. On a phone this is where one signs out. */
export function ProfileCard({ viewer: { name, email, role } }: { viewer: ViewerView }) {
  const { m } = useMessages()
  return (
    <Card
      level={3}
      title={m.settings.profile}
      aside={
        <span className="md:hidden">
          <SignOutButton />
        </span>
      }
    >
      <Facts>
        <Fact label={m.settings.name}>{name}</Fact>
        <Fact label={m.settings.email}>{email}</Fact>
        <Fact label={m.settings.role}>
          {m.person.roles[role]}
          <Note>{m.person.may[role]}</Note>
        </Fact>
      </Facts>
    </Card>
  )
}
