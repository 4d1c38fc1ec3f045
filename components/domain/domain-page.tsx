'use client'

import { verifyDomainAction } from '@/app/(console)/domain-actions'
import { ApplicationCard } from '@/components/domain/application-card'
import { RemoveDomain } from '@/components/domain/remove-domain'
import { TemplateSetup } from '@/components/domain/template-setup'
import { WhereCard } from '@/components/domain/where-card'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FormError } from '@/components/ui/form-error'
import { PageHeader } from '@/components/ui/page-header'
import { useAction } from '@/lib/client/use-action'
import { useDomain, useShowDomain } from '@/lib/client/use-domain'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows } from '@/lib/client/use-viewer'
import type { DomainView, TemplateView } from '@/lib/contract/domain'

interface DomainPageProps {
  initial: DomainView
  templates: readonly TemplateView[]
}

/** One domain: who keeps its DNS, what it has, and what it can get. */
export function DomainPage({ initial, templates }: DomainPageProps) {
  const { m } = useMessages()
  const texts = m.domain
  const { data: domain = initial } = useDomain(initial)
  const mayWrite = useAllows('write_domain')
  const { submit, pending, error } = useAction(verifyDomainAction, useShowDomain())
  return (
    <>
      <PageHeader
        title={domain.name}
        up={{ href: '/domains', label: texts.title }}
        actions={
          mayWrite && (
            <>
              <Button pending={pending} onClick={() => submit(domain.name)}>
                {pending ? texts.verifying : texts.verify}
              </Button>
              <RemoveDomain name={domain.name} />
            </>
          )
        }
      />
      <div className="flex flex-col gap-6">
        {error && <FormError error={error} />}
        <WhereCard domain={domain} />
        {domain.applications.map((application) => (
          <ApplicationCard
            key={application.id}
            domain={domain}
            application={application}
            mayWrite={mayWrite}
          />
        ))}
        {mayWrite && templates.length > 0 && <TemplateSetup domain={domain} templates={templates} />}
        {mayWrite && templates.length === 0 && (
          <EmptyState title={texts.noTemplatesTitle}>{texts.noTemplatesText}</EmptyState>
        )}
      </div>
    </>
  )
}
