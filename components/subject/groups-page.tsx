'use client'

import { SubjectFilters } from '@/components/subject/subject-filters'
import { GroupTable } from '@/components/subject/subject-table'
import { SubjectTabs } from '@/components/subject/subject-tabs'
import { useSubjectPlace } from '@/components/subject/use-place'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pages } from '@/components/ui/pages'
import {
  isNarrowedPlace,
  SUBJECTS_PER_PAGE,
  type SubjectPlace,
  subjectsHref,
} from '@/lib/client/subject-place'
import { useMessages } from '@/lib/client/use-messages'
import { useRefreshOn } from '@/lib/client/use-refresh-on'
import type { GroupPage } from '@/lib/contract/subject'

/** Groups of customers, with what they share. */
export function GroupsPage({ page, place }: { page: GroupPage; place: SubjectPlace }) {
  const { m, t } = useMessages()
  const texts = m.subject
  const { typed, setTyped, go, isLoading } = useSubjectPlace(place)
  useRefreshOn('subject')
  useRefreshOn('connection')
  useRefreshOn('integration')
  const isEmpty = page.total === 0 && !isNarrowedPlace(place)
  return (
    <>
      <PageHeader title={texts.title} lead={texts.groupsLead} />
      <SubjectTabs here="groups" />
      {isEmpty ? (
        <EmptyState title={texts.groupsEmptyTitle}>{texts.groupsEmptyText}</EmptyState>
      ) : (
        <>
          <SubjectFilters
            {...{ place, typed }}
            counts={page.counts}
            found={t(texts.groupsFound, { count: page.total })}
            onType={setTyped}
            onGo={go}
          />
          {page.items.length > 0 ? (
            <GroupTable items={page.items} isStale={isLoading} />
          ) : (
            <EmptyState title={texts.noMatch}>{texts.groupsNoMatch}</EmptyState>
          )}
          <Pages
            start={place.start}
            count={SUBJECTS_PER_PAGE}
            total={page.total}
            href={(start) => subjectsHref({ ...place, start })}
          />
        </>
      )}
    </>
  )
}
