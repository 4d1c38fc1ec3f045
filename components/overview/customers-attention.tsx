import { ProviderMark } from '@/components/provider/provider-mark'
import { LinkButton } from '@/components/ui/button'
import { RichText } from '@/components/ui/rich-text'
import { everybody, subjectsHref } from '@/lib/client/subject-place'
import { useMessages } from '@/lib/client/use-messages'
import type { OverviewView } from '@/lib/contract/overview'

/** What is broken of the customers': one line for each integration, however many they are. */
export function CustomersAttention({ customers }: Pick<OverviewView, 'customers'>) {
  const { m, t } = useMessages()
  const texts = m.overview
  return customers.map(({ integration, provider, count, reconnect }) => (
    <li
      key={integration.slug}
      className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border border-line bg-surface p-4 shadow-card"
    >
      <div className="flex min-w-0 flex-1 basis-80 items-center gap-3">
        <ProviderMark name={provider.name} mark={provider.mark} />
        <p className="min-w-0 [overflow-wrap:anywhere]">
          <RichText
            text={t(reconnect ? texts.customersReconnect : texts.customersFailing, { count })}
            values={{ integration: <strong className="font-semibold">{integration.name}</strong> }}
          />
        </p>
      </div>
      <LinkButton
        href={subjectsHref({
          ...everybody('subjects'),
          integration: integration.slug,
          status: reconnect ? 'needs_reauth' : 'failing',
        })}
      >
        {texts.customersWho}
        <span className="sr-only"> {integration.name}</span>
      </LinkButton>
    </li>
  ))
}
