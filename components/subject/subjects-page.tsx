'use client'

import { useSearchParams } from 'next/navigation'
import { PlatformLines } from '@/components/subject/platform-lines'
import { SubjectDialog } from '@/components/subject/subject-dialog'
import { SubjectFilters } from '@/components/subject/subject-filters'
import { SubjectTable } from '@/components/subject/subject-table'
import { SubjectTabs } from '@/components/subject/subject-tabs'
import { useSubjectPlace } from '@/components/subject/use-place'
import { LinkButton } from '@/components/ui/button'
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
import { useAllows } from '@/lib/client/use-viewer'
import type { PlatformPlace, SubjectPage } from '@/lib/contract/subject'

interface SubjectsPageProps {
  page: SubjectPage
  place: SubjectPlace
  /** Where there is nobody yet. */
  lines: PlatformPlace | null
}

/** The organisation's customers, whose connections are broken first. */
export function SubjectsPage({ page, place, lines }: SubjectsPageProps) {
  const { m } = useMessages()
  const mayAdd = useAllows('write_subject')
  const maySet = useAllows('write_settings')
  useRefreshOn('subject')
  useRefreshOn('connection')
  useRefreshOn('integration')
  return (
    <>
      <PageHeader
        title={m.subject.title}
        lead={m.subject.lead}
        actions={
          <>
            {maySet && <LinkButton href="/settings#catalog">{m.subject.catalogSettings}</LinkButton>}
            {mayAdd && !lines && <AddCustomer />}
          </>
        }
      />
      <SubjectTabs here="subjects" />
      {lines ? <Nobody place={lines} mayAdd={mayAdd} /> : <List page={page} place={place} />}
    </>
  )
}

function List({ page, place }: { page: SubjectPage; place: SubjectPlace }) {
  const { m, t } = useMessages()
  const { typed, setTyped, go, isLoading } = useSubjectPlace(place)
  return (
    <>
      <SubjectFilters
        {...{ place, typed }}
        counts={page.counts}
        found={t(m.subject.found, { count: page.total })}
        integrations={page.integrations}
        onType={setTyped}
        onGo={go}
      />
      {page.items.length > 0 ? (
        <SubjectTable items={page.items} isStale={isLoading} />
      ) : (
        <EmptyState title={m.subject.noMatch}>
          {isNarrowedPlace(place) ? m.subject.noMatchText : m.subject.emptyText}
        </EmptyState>
      )}
      <Pages
        start={place.start}
        count={SUBJECTS_PER_PAGE}
        total={page.total}
        href={(start) => subjectsHref({ ...place, start })}
      />
    </>
  )
}

/** The palette leads here by an address that asks for the dialog. */
function AddCustomer() {
  const asked = useSearchParams().has('add')
  return <SubjectDialog key={String(asked)} asked={asked} />
}

/** What customers are, and what to do first. */
function Nobody({ place, mayAdd }: { place: PlatformPlace; mayAdd: boolean }) {
  const { m } = useMessages()
  const texts = m.subject
  const { offer, add, open } = texts.emptySteps
  return (
    <div className="flex flex-col gap-6">
      <EmptyState title={texts.emptyTitle} action={mayAdd && <AddCustomer />}>
        <p>{texts.emptyText}</p>
        {mayAdd ? (
          <ol className="mt-4 flex list-decimal flex-col gap-1.5 pl-5 text-left text-ink">
            {[offer, add, open].map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        ) : (
          <p className="mt-2">{texts.emptyElsewhere}</p>
        )}
      </EmptyState>
      {mayAdd && <PlatformLines place={{ ...place, externalId: null }} />}
    </div>
  )
}
