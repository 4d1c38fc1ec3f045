import type { Metadata } from 'next'
import { ActivityLog } from '@/components/event/activity-log'
import { PageHeader } from '@/components/ui/page-header'
import { listEvents } from '@/lib/operations/list-events'
import { requireUser } from '@/lib/web/session'

export const metadata: Metadata = { title: 'Activity' }

const count = 50

export default async function ActivityPage() {
  const user = await requireUser('/activity')
  const events = await listEvents(user, { count })
  return (
    <>
      <PageHeader
        title="Activity"
        lead="Every change: who did what, to what, and when. Open a line for the rest."
      />
      <ActivityLog initial={events} count={count} />
    </>
  )
}
