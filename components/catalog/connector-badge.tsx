import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react'
import { badgeOf } from '@/components/catalog/badge-of'
import { Pill } from '@/components/ui/pill'
import { useMessages } from '@/lib/client/use-messages'
import type { CatalogConnector } from '@/lib/contract/catalog'

/** Whether it is connected, and works. */
export function ConnectorBadge({ connector }: { connector: Pick<CatalogConnector, 'connections'> }) {
  const { m, t } = useMessages()
  const face = badgeOf(connector, m.catalog, t)
  if (face === null) return null
  const { tone, word, says, warns } = face
  const icon = warns ? TriangleAlert : tone === 'ok' ? CircleCheck : CircleDashed
  return (
    <span title={says ?? undefined}>
      <Pill tone={tone} icon={icon}>
        {word}
      </Pill>
      {says && <span className="sr-only">: {says}</span>}
    </span>
  )
}
