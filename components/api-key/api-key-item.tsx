'use client'

import { Ban, CircleCheck, Clock, type LucideIcon, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { useId } from 'react'
import { CurlLines } from '@/components/api-key/curl-lines'
import { RenameApiKey } from '@/components/api-key/rename-api-key'
import { RevokeApiKey } from '@/components/api-key/revoke-api-key'
import { Day } from '@/components/ui/exact-time'
import { Fact, Facts } from '@/components/ui/facts'
import { Pill, type PillTone } from '@/components/ui/pill'
import { RelativeTime } from '@/components/ui/relative-time'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows } from '@/lib/client/use-viewer'
import type { ApiKeyView, CurlPlace } from '@/lib/contract/api-key'

const looks: Record<ApiKeyView['state'], { tone: PillTone; icon: LucideIcon }> = {
  active: { tone: 'ok', icon: CircleCheck },
  ending: { tone: 'warn', icon: TriangleAlert },
  expired: { tone: 'idle', icon: Clock },
  revoked: { tone: 'idle', icon: Ban },
}

/** One key: how it stands, what it may do, and what can be done to it. */
export function ApiKeyItem({ apiKey, place }: { apiKey: ApiKeyView; place: CurlPlace }) {
  const { m } = useMessages()
  const heading = useId()
  const mayManage = useAllows('write_api_key')
  const { id, name, state, scopes, integrations } = apiKey
  const isLiving = state === 'active' || state === 'ending'
  return (
    <li aria-labelledby={heading} className="rounded-lg border border-line bg-surface p-4 shadow-card sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h3 id={heading} className="font-semibold text-base [overflow-wrap:anywhere]">
              {name}
            </h3>
            <Pill {...looks[state]}>{m.apiKey.states[state]}</Pill>
          </div>
          <code className="font-mono text-muted text-xs">pbk_{id}_…</code>
        </div>
        {isLiving && mayManage && (
          <div className="flex flex-wrap gap-2">
            <RenameApiKey apiKey={apiKey} />
            <RevokeApiKey apiKey={apiKey} />
          </div>
        )}
      </div>
      <div className="mt-4">
        <ApiKeyFacts apiKey={apiKey} />
      </div>
      {isLiving && (
        <details className="group mt-4 text-sm">
          <summary className="inline-flex min-h-6 cursor-pointer items-center gap-1 text-muted hover:text-ink">
            <span aria-hidden className="inline-block transition-transform group-open:rotate-90">
              ›
            </span>
            {m.apiKey.tryIt}
          </summary>
          <CurlLines scopes={scopes} place={{ ...place, slug: integrations?.[0]?.slug ?? place.slug }} />
        </details>
      )}
    </li>
  )
}

function ApiKeyFacts({ apiKey }: { apiKey: ApiKeyView }) {
  const { m, t } = useMessages()
  const texts = m.apiKey
  const { scopes, madeBy, createdAt, lastUsedAt, expiresAt, revokedAt } = apiKey
  return (
    <Facts dense>
      <Fact label={texts.may}>{scopes.map((scope) => texts.scopes[scope].label).join(' · ')}</Fact>
      <Fact label={texts.reaches}>
        <Reach apiKey={apiKey} />
      </Fact>
      <Fact label={texts.lastUsed}>{lastUsedAt ? <RelativeTime at={lastUsedAt} /> : texts.notUsed}</Fact>
      {revokedAt ? (
        <Fact label={texts.ended}>
          <RelativeTime at={revokedAt} />
        </Fact>
      ) : (
        <Fact label={texts.ends}>
          {expiresAt ? (
            <>
              <Day at={expiresAt} /> (<RelativeTime at={expiresAt} />)
            </>
          ) : (
            texts.never
          )}
        </Fact>
      )}
      <Fact label={texts.made}>
        <Day at={createdAt} /> {madeBy ? t(texts.madeBy, { name: madeBy.name }) : texts.byCommandLine}
        {madeBy?.disabled && !revokedAt && (
          <span className="block font-medium text-warn">{texts.makerGone}</span>
        )}
      </Fact>
    </Facts>
  )
}

/** Which integrations it is for. */
function Reach({ apiKey: { integrations, integrationsGone } }: { apiKey: ApiKeyView }) {
  const { m, t } = useMessages()
  const texts = m.apiKey
  if (integrations === null) return texts.everyIntegration
  if (integrations.length === 0) return texts.reachesNothing
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-1">
      {integrations.map(({ slug, name }) => (
        <Link key={slug} prefetch={false} href={`/integrations/${slug}`} className="text-link">
          {name}
        </Link>
      ))}
      {integrationsGone > 0 && (
        <span className="text-muted">{t(texts.gone, { count: integrationsGone })}</span>
      )}
    </span>
  )
}
