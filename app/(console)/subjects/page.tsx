import type { Metadata } from 'next'
import { SubjectsPage } from '@/components/subject/subjects-page'
import { isNarrowedPlace, readSubjectPlace, SUBJECTS_PER_PAGE, statusesOf } from '@/lib/client/subject-place'
import { listSubjects } from '@/lib/operations/list-subjects'
import { readPlatformPlace } from '@/lib/operations/read-subject-page'
import { readMessages } from '@/lib/web/messages'
import { requireUser } from '@/lib/web/session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readMessages()).m.subject.title }
}

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Page({ searchParams }: PageProps) {
  const given = await searchParams
  const place = readSubjectPlace('subjects', { get: (name) => [given[name] ?? null].flat()[0] ?? null })
  const user = await requireUser('/subjects')
  const { q, integration, start } = place
  const page = await listSubjects(user, {
    ...{ q: q || null, statuses: statusesOf(place), integration: integration || null },
    ...{ start, count: SUBJECTS_PER_PAGE },
  })
  const isEmpty = page.total === 0 && !isNarrowedPlace(place)
  const lines = isEmpty ? await readPlatformPlace(user) : null
  return <SubjectsPage page={page} place={place} lines={lines} />
}
