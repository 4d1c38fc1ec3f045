import Link from 'next/link'
import { ApplicationPill } from '@/components/domain/state-pill'
import { useMessages } from '@/lib/client/use-messages'
import type { DomainView } from '@/lib/contract/domain'

/** The domains, each with who keeps its DNS and what it has. */
export function DomainList({ domains }: { domains: readonly DomainView[] }) {
  const { m, t } = useMessages()
  const texts = m.domain
  return (
    <ul
      aria-label={texts.list}
      className="divide-y divide-line rounded-lg border border-line bg-surface shadow-card"
    >
      {domains.map(({ id, name, dnsProvider, applications }) => (
        <li
          key={id}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3 sm:px-5"
        >
          <div className="min-w-0">
            <Link
              prefetch={false}
              href={`/domains/${name}`}
              className="text-link font-medium [overflow-wrap:anywhere]"
            >
              {name}
            </Link>
            <p className="text-muted text-sm">
              {dnsProvider ? t(texts.dnsAt, { provider: dnsProvider.name }) : texts.dnsUnknown}
            </p>
          </div>
          <ul className="flex flex-wrap gap-2 text-sm">
            {applications.map(({ id: application, template, state }) => (
              <li key={application} className="flex items-center gap-2">
                <span className="text-muted">{template.name}</span>
                <ApplicationPill state={state} />
              </li>
            ))}
            {applications.length === 0 && <li className="text-muted">{texts.nothingAsked}</li>}
          </ul>
        </li>
      ))}
    </ul>
  )
}
