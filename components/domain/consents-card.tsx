import Link from 'next/link'
import { connectionPath } from '@/components/connection/connection-path'
import { StatusPill } from '@/components/connection/status-pill'
import { MoreConnections } from '@/components/integration/more-connections'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { useMessages } from '@/lib/client/use-messages'
import type { IntegrationView } from '@/lib/contract/integration'

/** Whether what an integration connects is domains, each with a consent of its own. */
export function isOfDomains({ connections }: IntegrationView): boolean {
  return connections.some(({ connectBy }) => connectBy[0] === 'domain')
}

/** The consents that domains have at a DNS provider. They are asked for, and asked for again, at the domain. */
export function ConsentsCard({ integration }: { integration: IntegrationView }) {
  const { m } = useMessages()
  const texts = m.domain
  const asked = integration.connections.filter(
    ({ status, connectedAt }) => connectedAt !== null || status !== 'not_connected',
  )
  return (
    <Card
      id="connect"
      title={texts.consents}
      lead={texts.consentsLead}
      aside={
        <LinkButton href="/domains" look="primary">
          {texts.title}
        </LinkButton>
      }
    >
      {asked.length === 0 ? (
        <p className="text-muted text-sm">{texts.consentNeeded}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {asked.map((connection) => (
            <li
              key={connection.id}
              className="flex flex-wrap items-center gap-x-2.5 gap-y-1 py-3 first:pt-0 last:pb-0"
            >
              <Link
                prefetch={false}
                href={connectionPath(connection)}
                className="font-medium [overflow-wrap:anywhere] hover:underline"
              >
                {connection.name}
              </Link>
              <StatusPill status={connection.status} />
            </li>
          ))}
        </ul>
      )}
      <MoreConnections integration={integration} shown={asked.length} />
    </Card>
  )
}
