import type { ReactNode } from 'react'
import { CatalogFrame } from '@/components/catalog/catalog-frame'
import { readWayBack } from '@/lib/operations/read-way-back'
import { readOrganisation } from '@/lib/web/brand'
import { readMessages } from '@/lib/web/messages'
import { currentSubject } from '@/lib/web/subject-session'

/** The frame of the catalog's pages, for customers and for who has yet to come by the organisation's app. */
export default async function CatalogLayout({ children }: { children: ReactNode }) {
  const subject = await currentSubject()
  const [organisation, back, { m, locale }] = await Promise.all([
    readOrganisation(),
    readWayBack(subject),
    readMessages(),
  ])
  return (
    <CatalogFrame
      organisation={organisation}
      viewer={subject && { id: subject.id, name: subject.name }}
      looker={subject?.openedBy?.name ?? null}
      back={back}
      texts={m.catalog}
      locale={locale}
    >
      {children}
    </CatalogFrame>
  )
}
