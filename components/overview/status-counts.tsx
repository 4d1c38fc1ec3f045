import Link from 'next/link'
import { SHOWN_STATUSES, STATUS_FACES } from '@/components/connection/status-pill'
import { EVERYWHERE, placeHref } from '@/lib/client/connection-place'
import { useMessages } from '@/lib/client/use-messages'
import type { OverviewView } from '@/lib/contract/overview'

const looks = { ok: 'text-ok', warn: 'text-warn', bad: 'text-bad', idle: 'text-muted' }

/** How many connections stand how, each a link to them; what there is none of is left out. */
export function StatusCounts({ counts }: { counts: OverviewView['counts'] }) {
  const { m, locale } = useMessages()
  const numbers = new Intl.NumberFormat(locale)
  const present = SHOWN_STATUSES.filter((status) => counts[status] > 0)
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fill,minmax(11rem,1fr))]">
      {present.map((status) => {
        const { icon: Icon, tone } = STATUS_FACES[status]
        return (
          <li key={status}>
            <Link
              prefetch={false}
              href={placeHref({ ...EVERYWHERE, statuses: [status] })}
              className="flex h-full flex-col rounded-lg border border-line bg-surface px-4 py-3 shadow-card transition-colors hover:border-line-strong"
            >
              <span className="font-semibold text-2xl tabular-nums tracking-tight">
                {numbers.format(counts[status])}
              </span>{' '}
              <span className="flex items-center gap-1.5 text-muted text-sm">
                <Icon aria-hidden className={`size-4 shrink-0 ${looks[tone]}`} />
                {m.status[status]}
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
