import { ApplicationActions } from '@/components/domain/application-actions'
import { DnsLines } from '@/components/domain/dns-lines'
import { ApplicationPill, RecordPill } from '@/components/domain/state-pill'
import { zoneFileOf } from '@/components/domain/zone-file'
import { Card } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { RelativeTime } from '@/components/ui/relative-time'
import { RichText } from '@/components/ui/rich-text'
import { useMessages } from '@/lib/client/use-messages'
import type { ApplicationView, DomainView } from '@/lib/contract/domain'

interface ApplicationCardProps {
  domain: DomainView
  application: ApplicationView
  mayWrite: boolean
}

/** A template that a domain has or is to have: record by record what DNS shows, and what can be done. */
export function ApplicationCard({ domain, application, mayWrite }: ApplicationCardProps) {
  const { m, t } = useMessages()
  const texts = m.domain
  const { template, instanceId, state, flow, records, mayTakeSeconds, lookedAt } = application
  const isUntouched = flow === 'consent' && state === 'requested'
  const isWaiting = !isUntouched && (state === 'applied' || state === 'partly' || state === 'requested')
  const isManual = flow === 'records' || flow === 'panel'
  return (
    <Card
      title={[template.name, instanceId].filter(Boolean).join(' · ')}
      lead={`${template.providerId}/${template.serviceId}`}
      aside={<ApplicationPill state={state} />}
    >
      <div className="flex flex-col gap-4">
        {isManual && isWaiting && <p className="text-sm">{t(texts.byHand, { domain: domain.zone })}</p>}
        <DnsLines
          label={texts.records}
          lines={records}
          beside={(index) => {
            const record = records[index]
            if (!record || state === 'reverted') return null
            return (
              <>
                {record.instead.map((value) => (
                  <span key={value} className="text-muted text-xs [overflow-wrap:anywhere]">
                    {t(texts.instead, { value })}
                  </span>
                ))}
                <RecordPill state={record.state} />
                <CopyButton text={record.value} label={t(texts.copyValue, { name: record.name })} />
              </>
            )
          }}
        />
        {isUntouched && <p className="text-sm">{texts.nothingChanged}</p>}
        {isWaiting && (
          <p className="text-muted text-sm">
            {t(texts.mayTake, { hours: Math.ceil(mayTakeSeconds / 3600) })}{' '}
            {lookedAt && <RichText text={texts.lookedAt} values={{ time: <RelativeTime at={lookedAt} /> }} />}
          </p>
        )}
        <div className="flex flex-wrap items-start gap-2">
          {mayWrite && <ApplicationActions domain={domain} application={application} />}
          <span className="flex items-center gap-2 text-muted text-sm">
            {texts.zoneFile}
            <CopyButton text={zoneFileOf(records)} label={texts.copyAll} />
          </span>
        </div>
        <History deeds={application.history} />
      </div>
    </Card>
  )
}

function History({ deeds }: { deeds: ApplicationView['history'] }) {
  const { m, t } = useMessages()
  const texts: Readonly<Record<string, string>> = m.domain.deeds
  const flows: Readonly<Record<string, string>> = m.domain.flows
  return (
    <details className="text-sm">
      <summary className="cursor-pointer text-muted">{m.domain.history}</summary>
      <ol className="mt-2 flex flex-col gap-1">
        {deeds.map(({ at, what, by, detail }) => (
          <li key={`${at} ${what}`} className="[overflow-wrap:anywhere]">
            {t(texts[what] ?? what, { by })} <span className="text-muted">· {<RelativeTime at={at} />}</span>
            {detail && (
              <span className="block text-muted">
                {what === 'requested' ? (flows[detail] ?? detail) : detail}
              </span>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}
