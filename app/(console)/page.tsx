import type { Metadata } from 'next'
import { Overview } from '@/components/overview/overview'
import { PageHeader } from '@/components/ui/page-header'
import { readOverview } from '@/lib/operations/read-overview'
import { readMessages } from '@/lib/web/messages'
import { requireUser } from '@/lib/web/session'

export async function generateMetadata(): Promise<Metadata> {
  const { m } = await readMessages()
  return { title: m.overview.title }
}

export default async function OverviewPage() {
  const user = await requireUser('/')
  const { m } = await readMessages()
  const overview = await readOverview(user)
  return (
    <>
      <PageHeader title={m.overview.title} />
      <Overview initial={overview} />
    </>
  )
}
