import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { foundOr404 } from '@/app/found-or-404'
import { ConnectionPage } from '@/components/connection/connection-page'
import { connectionPath } from '@/components/connection/connection-path'
import { keyProviderOf } from '@/components/connection/key-provider'
import { UsedBy } from '@/components/connection/used-by'
import { RecentActivity } from '@/components/event/recent-activity'
import { hasSteps, SetupSteps } from '@/components/integration/setup-steps'
import { isUuid } from '@/lib/core/connection-key'
import { listChecks } from '@/lib/operations/list-checks'
import { listEvents } from '@/lib/operations/list-events'
import { readConnection } from '@/lib/operations/read-connection'
import { readProvider } from '@/lib/operations/read-provider'
import { whoUses } from '@/lib/operations/who-uses'
import { readMessages } from '@/lib/web/messages'
import { requireUser } from '@/lib/web/session'

export async function generateMetadata(): Promise<Metadata> {
  const { m } = await readMessages()
  return { title: m.connection.title }
}

const recent = 8

interface PageProps {
  params: Promise<{ slug: string; name: string }>
}

export default async function Page({ params }: PageProps) {
  const { slug, name } = await params
  const user = await requireUser(`/integrations/${slug}/${name}`)
  const key = isUuid(name) ? name : `${slug}:${decodeURIComponent(name)}`
  const connection = await foundOr404(readConnection(user, key))
  const path = connectionPath(connection)
  if (path !== `/integrations/${slug}/${name}`) redirect(path)
  const [provider, checks, events, usage] = await Promise.all([
    readProvider(user, connection.provider.key),
    listChecks(user, connection.id),
    listEvents(user, { connection: connection.id, count: recent }),
    whoUses(user, connection.id),
  ])
  const scopeLabels = Object.fromEntries(provider.scopes.map((scope) => [scope.name, scope.label]))
  const { m } = await readMessages()
  const steps = hasSteps(provider) && <SetupSteps provider={provider} redirectUri={null} m={m} />
  return (
    <ConnectionPage
      key={connection.id}
      initial={connection}
      checks={{ checks }}
      scopeLabels={scopeLabels}
      typed={provider.authType === 'oauth2' ? null : { provider: keyProviderOf(provider), steps }}
    >
      <UsedBy connectionId={connection.id} initial={usage} />
      <RecentActivity connectionId={connection.id} initial={events} count={recent} />
    </ConnectionPage>
  )
}
