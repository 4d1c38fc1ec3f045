'use client'

import { useRouter } from 'next/navigation'
import { removeTemplateAction } from '@/app/(console)/domain-actions'
import { RegisterTemplate } from '@/components/domain/register-template'
import { TemplateDetails } from '@/components/domain/template-details'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { FormError } from '@/components/ui/form-error'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import { useRefreshOn } from '@/lib/client/use-refresh-on'
import type { TemplateView } from '@/lib/contract/domain'

interface TemplatesCardProps {
  templates: readonly TemplateView[]
  mayWrite: boolean
}

/** What domains can be set up with. */
export function TemplatesCard({ templates, mayWrite }: TemplatesCardProps) {
  const { m } = useMessages()
  const texts = m.domain
  useRefreshOn('domain')
  return (
    <Card title={texts.templates} lead={texts.templatesLead} aside={mayWrite && <RegisterTemplate />}>
      {templates.length === 0 ? (
        <EmptyState title={texts.noTemplatesTitle}>{texts.noTemplatesText}</EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {templates.map((template) => (
            <TemplateItem key={template.id} template={template} mayWrite={mayWrite} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function TemplateItem({ template, mayWrite }: { template: TemplateView; mayWrite: boolean }) {
  const { m, t } = useMessages()
  const texts = m.domain
  const { refresh } = useRouter()
  const { id, name, providerId, serviceId, version, description, records, domains } = template
  const { submit, pending, error } = useAction(removeTemplateAction, () => {
    say(t(texts.templateRemoved, { name }))
    refresh()
  })
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-64 [overflow-wrap:anywhere]">
        <p className="font-medium">{name}</p>
        {description && <p className="text-muted text-sm">{description}</p>}
        <p className="text-muted text-sm">
          <code className="font-mono text-xs">
            {providerId}/{serviceId}
          </code>{' '}
          · {t(texts.templateRecords, { count: records })}
          {version !== null && ` · ${t(texts.templateVersion, { version: String(version) })}`}
          {domains > 0 && ` · ${t(texts.templateUsed, { count: domains })}`}
        </p>
        {error && <FormError error={error} />}
        <TemplateDetails template={template} />
      </div>
      {mayWrite && domains === 0 && (
        <Button
          look="quiet"
          pending={pending}
          aria-label={t(texts.templateRemove, { name })}
          onClick={() => submit(id)}
        >
          {texts.templateRemoveShort}
        </Button>
      )}
    </li>
  )
}
