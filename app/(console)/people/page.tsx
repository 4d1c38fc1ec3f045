import type { Metadata } from 'next'
import { PeoplePage } from '@/components/person/people-page'
import { listPeople } from '@/lib/operations/list-people'
import { readMessages } from '@/lib/web/messages'
import { requireUser } from '@/lib/web/session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readMessages()).m.person.title }
}

export default async function Page() {
  const user = await requireUser('/people')
  return <PeoplePage {...(await listPeople(user))} />
}
