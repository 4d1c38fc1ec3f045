import type { Metadata } from 'next'
import { connectionMeant, spanOf } from '@/app/(console)/activity/place'
import { ActivityPage } from '@/components/event/activity-page'
import { connectionQuery } from '@/lib/contract/connection'
import { activityPlace } from '@/lib/contract/event'
import { listConnections } from '@/lib/operations/list-connections'
import { listEvents } from '@/lib/operations/list-events'
import { listPeople } from '@/lib/operations/list-people'
import { readMessages } from '@/lib/web/messages'
import { requireUser } from '@/lib/web/session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readMessages()).m.event.title }
}

const count = 50

/** How many connections the filter suggests. */
const suggestions = 200

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Page({ searchParams }: PageProps) {
  const given = Object.entries(await searchParams).flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' ? [[name, value] as const] : [],
  )
  const search = new URLSearchParams(given.map(([name, value]) => [name, value])).toString()
  const user = await requireUser(search ? `/activity?${search}` : '/activity')
  const place = activityPlace.parse(Object.fromEntries(given))
  const connection = await connectionMeant(user, place.connection)
  const { type, outcome, actor, request } = place
  const filter = {
    ...{ type, outcome, actor, request, connection: connection?.id },
    ...spanOf(place, Date.now()),
  }
  const [events, { people }, connections] = await Promise.all([
    listEvents(user, { ...filter, count }),
    listPeople(user),
    listConnections(user, connectionQuery.parse({ count: suggestions })),
  ])
  return (
    <ActivityPage
      initial={events}
      count={count}
      filter={filter}
      place={{ ...place, connection: connection?.key }}
      connectionKnown={connection?.known ?? true}
      people={people.map(({ id, name, isYou }) => ({ id, name, isYou }))}
      connections={connections.items.map(({ key }) => key)}
    />
  )
}
