import { LoaderCircle } from 'lucide-react'
import type { Metadata } from 'next'
import { CatalogMessage } from '@/components/catalog/catalog-message'
import { readOrganisation } from '@/lib/web/brand'
import { readMessages } from '@/lib/web/messages'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readMessages()).m.catalog.loading.title }
}

/** What the window shows until the provider's page is there. */
export default async function ConnectingPage() {
  const [{ m }, organisation] = await Promise.all([readMessages(), readOrganisation()])
  const { title, text } = m.catalog.loading
  return (
    <CatalogMessage
      organisation={organisation}
      title={title}
      above={<LoaderCircle aria-hidden className="mb-3 size-6 animate-spin text-accent" />}
    >
      <p className="text-muted">{text}</p>
    </CatalogMessage>
  )
}
