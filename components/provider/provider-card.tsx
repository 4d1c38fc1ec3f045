'use client'

import Link from 'next/link'
import { memo } from 'react'
import type { ProviderCardView } from '@/components/provider/card-of'
import { ProviderMark } from '@/components/provider/provider-mark'
import { Badge } from '@/components/ui/pill'
import { useMessages } from '@/lib/client/use-messages'

/** One provider of the gallery: a link to its set-up. */
export const ProviderCard = memo(function ProviderCard({ provider }: { provider: ProviderCardView }) {
  const { m, t } = useMessages()
  const { name, description, mark, authType, integrations, custom } = provider
  const authTypes: Record<string, string> = m.provider.authTypes
  return (
    <Link
      prefetch={false}
      href={`/integrations/new?provider=${encodeURIComponent(provider.key)}`}
      className="flex h-full gap-3 rounded-lg border border-line bg-surface p-4 shadow-card transition-colors hover:border-line-strong"
    >
      <ProviderMark name={name} mark={mark} large />
      <span className="min-w-0 flex-1">
        <span className="block font-semibold [overflow-wrap:anywhere]">{name}</span>
        {description && <span className="line-clamp-2 text-muted text-sm">{description}</span>}
        <span className="mt-2 flex flex-wrap gap-1.5">
          <Badge>{authTypes[authType] ?? authType}</Badge>
          {custom && <Badge>{m.provider.own}</Badge>}
          {integrations > 0 && <Badge>{t(m.provider.setUp, { count: integrations })}</Badge>}
        </span>
      </span>
    </Link>
  )
})
