import Link from 'next/link'
import { ProviderMark } from '@/components/provider/provider-mark'
import { Badge } from '@/components/ui/pill'
import type { ProviderView } from '@/lib/contract/provider'

const authTypes: Record<string, string> = {
  oauth2: 'OAuth 2.0',
  api_key: 'API key',
  key_secret: 'Key and secret',
  bot_token: 'Bot token',
  credentials: 'User and password',
}

/** One provider of the gallery: a link to its set-up. */
export function ProviderCard({ provider }: { provider: ProviderView }) {
  const { name, description, mark, authType, integrations, custom } = provider
  return (
    <Link
      prefetch={false}
      href={`/integrations/new?provider=${encodeURIComponent(provider.key)}`}
      className="flex h-full gap-3 rounded-lg border border-line bg-surface p-4 shadow-card transition-colors hover:border-line-strong"
    >
      <ProviderMark name={name} mark={mark} large />
      <span className="min-w-0 flex-1">
        <span className="block font-semibold [overflow-wrap:anywhere]">{name}</span>
        {description && <span className="line-clamp-2 block text-muted text-sm">{description}</span>}
        <span className="mt-2 flex flex-wrap gap-1.5">
          <Badge>{authTypes[authType] ?? authType}</Badge>
          {custom && <Badge>Your own</Badge>}
          {integrations > 0 && <Badge>{integrations === 1 ? 'Set up' : `Set up ×${integrations}`}</Badge>}
        </span>
      </span>
    </Link>
  )
}
