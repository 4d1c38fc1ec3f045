import type { Metadata } from 'next'
import { foundOr404 } from '@/app/found-or-404'
import { DomainPage } from '@/components/domain/domain-page'
import { listTemplates } from '@/lib/operations/list-templates'
import { readDomain } from '@/lib/operations/read-domain'
import { requireUser } from '@/lib/web/session'

interface PageProps {
  params: Promise<{ domain: string }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).domain) }
}

export default async function Page({ params }: PageProps) {
  const domain = decodeURIComponent((await params).domain)
  const user = await requireUser(`/domains/${encodeURIComponent(domain)}`)
  const [found, templates] = await Promise.all([foundOr404(readDomain(user, domain)), listTemplates(user)])
  return <DomainPage key={found.id} initial={found} templates={templates} />
}
