import type { Metadata } from 'next'
import { CatalogMessage } from '@/components/catalog/catalog-message'
import { LinkButton } from '@/components/ui/button'
import { readWayBack } from '@/lib/operations/read-way-back'
import { readOrganisation } from '@/lib/web/brand'
import { readMessages } from '@/lib/web/messages'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readMessages()).m.catalog.over.title }
}

/** Where a link leads that was used, is too old, or was never made. */
export default async function OverPage() {
  const [{ m, t }, organisation, way] = await Promise.all([
    readMessages(),
    readOrganisation(),
    readWayBack(null),
  ])
  const { over, out } = m.catalog
  return (
    <CatalogMessage organisation={organisation} title={over.title}>
      <p className="text-muted">{t(over.text, { organisation: organisation.name })}</p>
      {way && (
        <div className="mt-5">
          <LinkButton href={way} look="primary">
            {t(out.go, { organisation: organisation.name })}
          </LinkButton>
        </div>
      )}
    </CatalogMessage>
  )
}
