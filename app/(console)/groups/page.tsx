import type { Metadata } from 'next'
import { GroupsPage } from '@/components/subject/groups-page'
import { readSubjectPlace, SUBJECTS_PER_PAGE, statusesOf } from '@/lib/client/subject-place'
import { listGroups } from '@/lib/operations/list-groups'
import { readMessages } from '@/lib/web/messages'
import { requireUser } from '@/lib/web/session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readMessages()).m.subject.groups }
}

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Page({ searchParams }: PageProps) {
  const given = await searchParams
  const read = readSubjectPlace('groups', { get: (name) => [given[name] ?? null].flat()[0] ?? null })
  // Groups are narrowed by what is typed and by what is broken alone.
  const place = { ...read, status: read.status && ('failing' as const), integration: '' }
  const user = await requireUser('/groups')
  const { q, start } = place
  const page = await listGroups(user, {
    ...{ q: q || null, statuses: statusesOf(place), integration: null },
    ...{ start, count: SUBJECTS_PER_PAGE },
  })
  return <GroupsPage page={page} place={place} />
}
