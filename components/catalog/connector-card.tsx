import { ConnectorBadge } from '@/components/catalog/connector-badge'
import { ProviderMark } from '@/components/provider/provider-mark'
import { SoftLink } from '@/components/ui/soft-link'
import type { CatalogCard } from '@/lib/contract/catalog'

/** One connector of the catalog: a link to its page. */
export function ConnectorCard({ connector }: { connector: CatalogCard }) {
  const { slug, name, description, mark } = connector
  return (
    <SoftLink
      href={`/connectors/${encodeURIComponent(slug)}`}
      className="flex h-full gap-3 rounded-lg border border-line bg-surface p-4 shadow-card transition-colors hover:border-line-strong"
    >
      <ProviderMark name={name} mark={mark} large />
      <span className="flex min-w-0 flex-1 flex-col gap-1.5">
        <span className="font-semibold [overflow-wrap:anywhere]">{name}</span>
        {description && <span className="line-clamp-2 text-muted text-sm">{description}</span>}
        <span className="mt-auto pt-1 empty:hidden">
          <ConnectorBadge connector={connector} />
        </span>
      </span>
    </SoftLink>
  )
}
