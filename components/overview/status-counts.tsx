import { STATUS_FACES } from '@/components/connection/status-pill'
import type { OverviewView } from '@/lib/contract/overview'
import { STATUSES } from '@/lib/core/status'

const looks = { ok: 'text-ok', warn: 'text-warn', bad: 'text-bad', idle: 'text-muted' }

/** How many connections stand how; what there is none of is left out. */
export function StatusCounts({ counts }: { counts: OverviewView['counts'] }) {
  const numbers = new Intl.NumberFormat('en')
  const present = STATUSES.filter((status) => counts[status] > 0)
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fill,minmax(11rem,1fr))]">
      {present.map((status) => {
        const { label, icon: Icon, tone } = STATUS_FACES[status]
        return (
          <div
            key={status}
            className="flex flex-col-reverse justify-end rounded-lg border border-line bg-surface px-4 py-3 shadow-card"
          >
            <dt className="flex items-center gap-1.5 text-muted text-sm">
              <Icon aria-hidden className={`size-4 ${looks[tone]}`} />
              {label}
            </dt>
            <dd className="font-semibold text-2xl tabular-nums tracking-tight">
              {numbers.format(counts[status])}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
