import type { Metadata } from 'next'
import { EntryPage } from '@/components/catalog/entry-page'
import { readConnectLink } from '@/lib/operations/read-connect-link'
import { readWayBack } from '@/lib/operations/read-way-back'
import { readOrganisation } from '@/lib/web/brand'
import { readMessages } from '@/lib/web/messages'
import { currentSubject } from '@/lib/web/subject-session'

export async function generateMetadata(): Promise<Metadata> {
  const [{ m, t }, { name }] = await Promise.all([readMessages(), readOrganisation()])
  return { title: t(m.catalog.enter.title, { organisation: name }) }
}

interface EnterRouteProps {
  searchParams: Promise<Record<'session' | 'over', string | string[] | undefined>>
}

/** Where a link to the catalog leads: it says for whom it is, and a person decides. Looking uses nothing up. */
export default async function EnterRoute({ searchParams }: EnterRouteProps) {
  const { session, over } = await searchParams
  const secret = typeof session === 'string' ? session : ''
  const [found, subject, organisation, way, { m, locale }] = await Promise.all([
    readConnectLink(secret),
    currentSubject(),
    readOrganisation(),
    readWayBack(null),
    readMessages(),
  ])
  // Whoever vouched for it may have no say any more, which shows when it is opened.
  const link = found.type === 'open' && over !== undefined ? { ...found, type: 'withdrawn' as const } : found
  return (
    <EntryPage
      {...{ link, secret, organisation, way, locale }}
      isIn={link.type !== 'unknown' && link.subjectId === subject?.id}
      texts={m.catalog}
    />
  )
}
