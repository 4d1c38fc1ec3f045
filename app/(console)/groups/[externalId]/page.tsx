import type { Metadata } from 'next'
import { decodedOr404, foundOr404 } from '@/app/found-or-404'
import { GroupPage } from '@/components/subject/group-page'
import { readSubjectPlace, SUBJECTS_PER_PAGE } from '@/lib/client/subject-place'
import { readGroupPage } from '@/lib/operations/read-subject-page'
import { readMessages } from '@/lib/web/messages'
import { requireUser } from '@/lib/web/session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readMessages()).m.subject.group }
}

interface PageProps {
  params: Promise<{ externalId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Page({ params, searchParams }: PageProps) {
  const { externalId } = await params
  const given = await searchParams
  const { start } = readSubjectPlace('groups', { get: (name) => [given[name] ?? null].flat()[0] ?? null })
  const user = await requireUser(`/groups/${externalId}`)
  const part = { start, count: SUBJECTS_PER_PAGE }
  const group = await foundOr404(readGroupPage(user, decodedOr404(externalId), part))
  return <GroupPage key={group.externalId} group={group} start={start} />
}
