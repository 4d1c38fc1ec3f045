import { CircleCheck } from 'lucide-react'
import Link from 'next/link'
import { AttentionCard } from '@/components/overview/attention-card'
import { CustomersAttention } from '@/components/overview/customers-attention'
import { EVERYWHERE, FAILING_STATUSES, placeHref } from '@/lib/client/connection-place'
import { useMessages } from '@/lib/client/use-messages'
import type { OverviewView } from '@/lib/contract/overview'

/** What is broken, the longest broken first; or that nothing is. */
export function Attention({ overview }: { overview: OverviewView }) {
  const { m, t, locale } = useMessages()
  const { failing, failingTotal, counts, customers } = overview
  const total = failingTotal + customers.length
  if (total === 0) {
    const works = counts.connected > 0
    return (
      <p className="flex items-center gap-2.5 rounded-lg border border-line bg-surface px-4 py-3 shadow-card">
        <CircleCheck aria-hidden className={`size-4 shrink-0 ${works ? 'text-ok' : 'text-muted'}`} />
        {m.overview.calm}
      </p>
    )
  }
  const more = failingTotal - failing.length
  return (
    <section aria-labelledby="attention">
      <h2 id="attention" className="mb-3 font-semibold">
        {m.overview.attention}{' '}
        <span className="font-normal text-muted">({new Intl.NumberFormat(locale).format(total)})</span>
      </h2>
      <ul className="flex flex-col gap-3">
        {failing.map((connection) => (
          <AttentionCard key={connection.id} connection={connection} />
        ))}
        <CustomersAttention customers={customers} />
      </ul>
      {more > 0 && (
        <Link
          prefetch={false}
          href={placeHref({ ...EVERYWHERE, statuses: FAILING_STATUSES })}
          className="text-link mt-3 inline-block"
        >
          {t(m.overview.more, { count: more })}
        </Link>
      )}
    </section>
  )
}
