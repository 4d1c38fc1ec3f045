import type { Metadata } from 'next'
import { decodedOr404, foundOr404 } from '@/app/found-or-404'
import { SubjectPage } from '@/components/subject/subject-page'
import { readPlatformPlace, readSubjectPage } from '@/lib/operations/read-subject-page'
import { readMessages } from '@/lib/web/messages'
import { requireUser } from '@/lib/web/session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readMessages()).m.subject.one }
}

interface PageProps {
  params: Promise<{ externalId: string }>
}

export default async function Page({ params }: PageProps) {
  const { externalId } = await params
  const user = await requireUser(`/subjects/${externalId}`)
  const [subject, place] = await Promise.all([
    foundOr404(readSubjectPage(user, decodedOr404(externalId))),
    readPlatformPlace(user),
  ])
  return <SubjectPage key={subject.externalId} subject={subject} place={place} />
}
