'use client'

import { ApiKeyItem } from '@/components/api-key/api-key-item'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { useMessages } from '@/lib/client/use-messages'
import { useRefreshOn } from '@/lib/client/use-refresh-on'
import type { ApiKeysView, ApiKeyView, CurlPlace } from '@/lib/contract/api-key'

/** The keys that programs ask with: what each may do, who made it, when it was used, and how to end it. */
export function ApiKeysPage({ living, ended, place }: ApiKeysView & { place: CurlPlace }) {
  const { m } = useMessages()
  const texts = m.apiKey
  useRefreshOn('api_key')
  const make = (
    <LinkButton href="/api-keys/new" look="primary">
      {texts.make}
    </LinkButton>
  )
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} actions={living.length > 0 && make} />
      {living.length === 0 && (
        <EmptyState title={texts.emptyTitle} action={make}>
          {texts.emptyText}
        </EmptyState>
      )}
      <KeyList keys={living} place={place} />
      {ended.length > 0 && (
        <section aria-labelledby="ended" className="mt-10">
          <h2 id="ended" className="font-semibold text-lg tracking-tight">
            {texts.endedTitle}
          </h2>
          <p className="mt-0.5 mb-3 text-muted text-sm">{texts.endedLead}</p>
          <KeyList keys={ended} place={place} />
        </section>
      )}
    </>
  )
}

function KeyList({ keys, place }: { keys: readonly ApiKeyView[]; place: CurlPlace }) {
  return (
    <ul className="flex flex-col gap-4">
      {keys.map((key) => (
        <ApiKeyItem key={key.id} apiKey={key} place={place} />
      ))}
    </ul>
  )
}
