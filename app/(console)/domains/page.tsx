import type { Metadata } from 'next'
import { DomainsPage } from '@/components/domain/domains-page'
import { listDomains } from '@/lib/operations/list-domains'
import { listTemplates } from '@/lib/operations/list-templates'
import { readMessages } from '@/lib/web/messages'
import { requireUser } from '@/lib/web/session'

const mostShown = 1000

export async function generateMetadata(): Promise<Metadata> {
  const { m } = await readMessages()
  return { title: m.domain.title }
}

export default async function Page() {
  const user = await requireUser('/domains')
  const [domains, templates] = await Promise.all([
    listDomains(user, { start: 0, count: mostShown }),
    listTemplates(user),
  ])
  return <DomainsPage initial={domains} templates={templates} />
}
