import type { Metadata } from 'next'
import { CatalogMessage } from '@/components/catalog/catalog-message'
import { CloseWindow } from '@/components/catalog/close-window'
import { LinkButton } from '@/components/ui/button'
import { readOrganisation } from '@/lib/web/brand'
import { readMessages } from '@/lib/web/messages'

interface DonePageProps {
  searchParams: Promise<{ popup?: string | string[]; error?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readMessages()).m.catalog.title }
}

/** Where the window of a consent ends: it tells the page that opened it, and closes. */
export default async function DonePage({ searchParams }: DonePageProps) {
  const [{ popup, error }, { m }, organisation] = await Promise.all([
    searchParams,
    readMessages(),
    readOrganisation(),
  ])
  const { done, toList } = m.catalog
  if (popup === undefined)
    return (
      <CatalogMessage organisation={organisation} title={done.lost}>
        <p className="text-muted">{done.lostText}</p>
        <div className="mt-5">
          <LinkButton href="/connectors" look="primary">
            {toList}
          </LinkButton>
        </div>
      </CatalogMessage>
    )
  const failed = error !== undefined
  return (
    <CatalogMessage organisation={organisation} title={failed ? done.failed : done.title}>
      <p className="mb-5 text-muted">{failed ? done.failedText : done.text}</p>
      <CloseWindow label={done.close} />
    </CatalogMessage>
  )
}
