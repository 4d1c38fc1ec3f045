import Link from 'next/link'
import { EVERYWHERE, placeHref } from '@/lib/client/connection-place'
import { useMessages } from '@/lib/client/use-messages'
import type { IntegrationView } from '@/lib/contract/integration'

interface MoreConnectionsProps {
  integration: IntegrationView
  /** How many of its connections stand above. */
  shown: number
}

/** How many of an integration's connections are shown, and the way to all of them; nothing where these are all. */
export function MoreConnections({ integration, shown }: MoreConnectionsProps) {
  const { m, t } = useMessages()
  const texts = m.integration.connections
  const { connections, connectionTotals, slug } = integration
  const count = connectionTotals.all
  if (count <= connections.length) return null
  return (
    <div className="mt-4 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-line border-t pt-3 text-sm">
      <p className="text-muted">{t(texts.part, { shown, count })}</p>
      <Link
        prefetch={false}
        href={placeHref({ ...EVERYWHERE, integration: slug })}
        className="text-link max-sm:py-1"
      >
        {t(texts.every, { count })}
      </Link>
    </div>
  )
}
