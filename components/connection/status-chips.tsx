import Link from 'next/link'
import type { MouseEvent } from 'react'
import { SHOWN_STATUSES, STATUS_FACES } from '@/components/connection/status-pill'
import { type ConnectionPlace, FAILING_STATUSES, placeHref } from '@/lib/client/connection-place'
import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionPage } from '@/lib/contract/connection'
import { STATUSES, type Status } from '@/lib/core/status'

interface StatusChipsProps {
  place: ConnectionPlace
  counts: ConnectionPage['counts']
  onChoose: (place: ConnectionPlace) => void
}

/** Narrows the list to one status, or to all that need somebody; each says how many there are. */
export function StatusChips({ place, counts, onChoose }: StatusChipsProps) {
  const { m } = useMessages()
  const sum = (statuses: readonly Status[]) => statuses.reduce((all, status) => all + counts[status], 0)
  const present = SHOWN_STATUSES.filter((status) => counts[status] > 0 || place.statuses.includes(status))
  const failing = present.filter((status) => FAILING_STATUSES.includes(status))
  const chips = [
    { label: m.connection.list.every, statuses: [], count: sum(STATUSES) },
    ...(failing.length > 1
      ? [{ label: m.connection.list.failing, statuses: FAILING_STATUSES, count: sum(FAILING_STATUSES) }]
      : []),
    ...present.map((status) => ({ label: m.status[status], statuses: [status], count: counts[status] })),
  ]
  return (
    <nav aria-label={m.connection.list.status} className="mb-4">
      <ul className="flex gap-1.5 max-sm:-mx-4 max-sm:overflow-x-auto max-sm:px-4 max-sm:py-1 sm:flex-wrap">
        {chips.map((chip) => (
          <li key={chip.label}>
            <Chip chip={chip} place={place} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

interface ChipProps extends Pick<StatusChipsProps, 'place' | 'onChoose'> {
  chip: { label: string; statuses: readonly Status[]; count: number }
}

function Chip({ chip: { label, statuses, count }, place, onChoose }: ChipProps) {
  const { locale } = useMessages()
  const [only] = statuses
  const Icon = only && statuses.length === 1 ? STATUS_FACES[only].icon : null
  const to = { ...place, statuses, start: 0 }
  const isChosen = place.statuses.join() === statuses.join()
  const choose = (event: MouseEvent) => {
    // A new tab or window is the browser's to open.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    onChoose(to)
  }
  return (
    <Link
      prefetch={false}
      href={placeHref(to)}
      onClick={choose}
      aria-current={isChosen ? 'true' : undefined}
      className="inline-flex min-h-7 items-center gap-1.5 whitespace-nowrap rounded-full border border-line-strong/60 px-3 text-muted text-sm hover:text-ink aria-[current]:border-transparent aria-[current]:bg-ink aria-[current]:text-canvas"
    >
      {Icon && <Icon aria-hidden className="size-3.5" />}
      {label}
      <span className="tabular-nums">{new Intl.NumberFormat(locale).format(count)}</span>
    </Link>
  )
}
