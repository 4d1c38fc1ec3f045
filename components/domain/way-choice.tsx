import { useState } from 'react'
import { hasConsent, useConnectDomain } from '@/components/domain/use-connect-domain'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { useMessages } from '@/lib/client/use-messages'
import type { DomainView, TemplateView, WantedTemplate } from '@/lib/contract/domain'
import type { Flow } from '@/lib/core/domain'

interface WayChoiceProps {
  domain: DomainView
  template: TemplateView
  wanted: WantedTemplate
  onDone: () => void
}

/** The ways that are open for a domain, the best one first, and the button that goes. */
export function WayChoice({ domain, template, wanted, onDone }: WayChoiceProps) {
  const { m, t } = useMessages()
  const texts = m.domain
  const ways = waysOf(domain, template)
  const [chosen, setChosen] = useState<Flow | null>(null)
  const { go, pending, error } = useConnectDomain(domain, onDone)
  const flow = chosen && ways.includes(chosen) ? chosen : (ways[0] ?? 'records')
  const provider = domain.dnsProvider?.name ?? texts.nobody
  const names: Record<Flow, string> = {
    consent: texts.consentWay,
    page: t(texts.pageWay, { provider }),
    panel: texts.panelWay,
    records: texts.recordsWay,
  }
  const isConsented = flow === 'consent' && hasConsent(domain, template.serviceId)
  return (
    <div className="flex flex-col gap-4">
      {ways.length > 1 && (
        <fieldset className="flex flex-col gap-1.5">
          <legend className="font-medium text-sm">{texts.goLabel}</legend>
          {ways.map((way) => (
            <label key={way} className="flex gap-2 text-sm">
              <input
                type="radio"
                name="flow"
                checked={way === flow}
                onChange={() => setChosen(way)}
                className="mt-0.5 size-4 shrink-0 accent-accent"
              />
              {names[way]}
            </label>
          ))}
        </fieldset>
      )}
      {domain.page.offered && !mayOpenPage(domain, template) && (
        <p className="text-muted text-sm">
          {template.syncBlock ? texts.noWindow : t(texts.noKey, { provider })}
        </p>
      )}
      <div>
        <Button look="primary" pending={pending} onClick={() => go({ ...wanted, flow }, template.serviceId)}>
          {pending ? texts.going : t(texts.go[isConsented ? 'consented' : flow], { provider })}
        </Button>
      </div>
      {error && <FormError error={error} />}
    </div>
  )
}

function waysOf(domain: DomainView, template: TemplateView): Flow[] {
  return [
    ...(domain.consent.offered ? (['consent'] as const) : []),
    ...(mayOpenPage(domain, template) ? (['page'] as const) : []),
    domain.controlPanelUrl ? 'panel' : 'records',
  ]
}

function mayOpenPage({ page, signs }: DomainView, { syncBlock, signed }: TemplateView): boolean {
  return page.offered && !syncBlock && (signs || !signed)
}
