import type { Metadata } from 'next'
import { Overview } from '@/components/overview/overview'
import { PageHeader } from '@/components/ui/page-header'
import { readOverview } from '@/lib/operations/read-overview'
import { requireUser } from '@/lib/web/session'

export const metadata: Metadata = { title: 'Overview' }

export default async function OverviewPage() {
  const user = await requireUser('/')
  const overview = await readOverview(user)
  return (
    <>
      <PageHeader title="Overview" />
      <Overview initial={overview} />
    </>
  )
}
