import type { Metadata } from 'next'
import { ConnectorGallery } from '@/components/catalog/connector-gallery'
import { SignedOut } from '@/components/catalog/signed-out'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { cardOf } from '@/lib/contract/catalog'
import { listConnectors } from '@/lib/operations/list-connectors'
import { listOfferedConnectors } from '@/lib/operations/list-offered-connectors'
import { readWayBack } from '@/lib/operations/read-way-back'
import { readBrand } from '@/lib/web/brand'
import { readMessages } from '@/lib/web/messages'
import { currentSubject } from '@/lib/web/subject-session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readMessages()).m.catalog.title }
}

interface CatalogPageProps {
  searchParams: Promise<{ unknown?: string | string[] }>
}

/** All that a customer can connect, and how what they connected stands. */
export default async function CatalogPage({ searchParams }: CatalogPageProps) {
  const [{ unknown }, subject, organisation, { m, t, locale }] = await Promise.all([
    searchParams,
    currentSubject(),
    readBrand(),
    readMessages(),
  ])
  if (!subject) {
    const [way, offered] = await Promise.all([readWayBack(null), listOfferedConnectors(locale)])
    return <SignedOut {...{ organisation, way, offered }} texts={m.catalog.out} />
  }
  const connectors = await listConnectors(subject)
  return (
    <>
      <PageHeader title={m.catalog.title} lead={t(m.catalog.lead, { organisation })} />
      {unknown !== undefined && (
        <div className="mb-5" role="status">
          <Notice tone="calm" title={m.catalog.unknown} />
        </div>
      )}
      <ConnectorGallery
        initial={connectors.map(cardOf)}
        empty={<EmptyState title={m.catalog.empty}>{t(m.catalog.emptyText, { organisation })}</EmptyState>}
      />
    </>
  )
}
