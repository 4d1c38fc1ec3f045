'use client'

import { AddDomain } from '@/components/domain/add-domain'
import { DomainList } from '@/components/domain/domain-list'
import { TemplatesCard } from '@/components/domain/templates-card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { useDomains } from '@/lib/client/use-domain'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows } from '@/lib/client/use-viewer'
import type { DomainPage, TemplateView } from '@/lib/contract/domain'

interface DomainsPageProps {
  initial: DomainPage
  templates: readonly TemplateView[]
}

/** Every domain with how far it is, and the templates that domains are set up with. */
export function DomainsPage({ initial, templates }: DomainsPageProps) {
  const { m } = useMessages()
  const texts = m.domain
  const { data = initial } = useDomains(initial)
  const mayWrite = useAllows('write_domain')
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} />
      <div className="flex flex-col gap-6">
        {mayWrite ? <AddDomain /> : <p className="text-muted text-sm">{texts.readOnly}</p>}
        {data.domains.length === 0 ? (
          <EmptyState title={texts.emptyTitle}>{texts.emptyText}</EmptyState>
        ) : (
          <DomainList domains={data.domains} />
        )}
        <TemplatesCard templates={templates} mayWrite={mayWrite} />
      </div>
    </>
  )
}
