import { CircleCheck, CircleSlash } from 'lucide-react'
import Link from 'next/link'
import { LinkButton, OutLinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Fact, Facts } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows } from '@/lib/client/use-viewer'
import type { DomainView } from '@/lib/contract/domain'

/** Who keeps a domain's DNS, which ways there are, and why the others are closed. */
export function WhereCard({ domain }: { domain: DomainView }) {
  const { m, t } = useMessages()
  const texts = m.domain
  const { dnsProvider, problem, nameServers, expectedNameServers, integration, zone, host } = domain
  const provider = dnsProvider?.name ?? texts.nobody
  return (
    <Card title={texts.where}>
      <div className="flex flex-col gap-4">
        {problem && <Notice tone="warn" title={problem.message} />}
        {expectedNameServers && (
          <Notice
            tone="warn"
            title={t(texts.otherNameServers, { provider, expected: expectedNameServers.join(', ') })}
          />
        )}
        <Facts>
          <Fact label={texts.provider}>
            {provider} {dnsProvider && <code className="font-mono text-muted text-xs">{dnsProvider.id}</code>}
            {integration && (
              <>
                {' · '}
                <Link prefetch={false} href={`/integrations/${integration.slug}`} className="text-link">
                  {t(texts.registration, { name: integration.name })}
                </Link>
              </>
            )}
          </Fact>
          <Fact label={texts.zone}>{zone}</Fact>
          {host && <Fact label={texts.host}>{host}</Fact>}
          <Fact label={texts.nameServers}>{nameServers.join(', ') || texts.noNameServers}</Fact>
        </Facts>
        <Ways domain={domain} provider={provider} />
        <Consent domain={domain} />
      </div>
    </Card>
  )
}

function Ways({ domain, provider }: { domain: DomainView; provider: string }) {
  const { m, t } = useMessages()
  const texts = m.domain
  const mayRegister = useAllows('write_integration')
  const { consent, page, controlPanelUrl, integration, dnsProvider, registerWith } = domain
  return (
    <div className="flex flex-col gap-3">
      <h3 className="font-medium text-sm">{texts.possible}</h3>
      <ul className="flex flex-col gap-2 text-sm">
        {dnsProvider && <Way name={texts.consentWay} {...consent} />}
        {dnsProvider && <Way name={t(texts.pageWay, { provider })} {...page} />}
        {controlPanelUrl && <Way name={texts.panelWay} offered why={null} />}
        <Way name={texts.recordsWay} offered why={null} />
      </ul>
      <div className="flex flex-wrap gap-2">
        {controlPanelUrl && <OutLinkButton href={controlPanelUrl}>{texts.panelLink}</OutLinkButton>}
        {mayRegister && dnsProvider && !integration && (
          <LinkButton href={`/integrations/new?provider=${registerWith}`}>{texts.register}</LinkButton>
        )}
      </div>
    </div>
  )
}

function Way({ name, offered, why }: { name: string; offered: boolean; why: string | null }) {
  const Icon = offered ? CircleCheck : CircleSlash
  return (
    <li className="flex gap-2">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${offered ? 'text-ok' : 'text-muted'}`} />
      <span className={offered ? '' : 'text-muted'}>
        {name}
        {why && <span className="block">{why}</span>}
      </span>
    </li>
  )
}

/** Whether its owner has consented, and what became of the last attempt. */
function Consent({ domain: { connection, consent } }: { domain: DomainView }) {
  const { m } = useMessages()
  const texts = m.domain
  if (connection?.failure)
    return (
      <Notice tone="bad" title={texts.reconnectTitle}>
        <p>
          {connection.failure.message} {consent.offered && texts.reconnectNext}
        </p>
      </Notice>
    )
  if (connection?.lastAttempt)
    return (
      <Notice tone="warn" title={connection.lastAttempt.failure.message}>
        <p>{connection.lastAttempt.failure.next}</p>
      </Notice>
    )
  if (!consent.offered) return null
  const holds = connection?.status === 'connected' || connection?.status === 'degraded'
  return <p className="text-muted text-sm">{holds ? texts.consented : texts.consentNeeded}</p>
}
