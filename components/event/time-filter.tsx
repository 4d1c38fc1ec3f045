'use client'

import { useId } from 'react'
import { Choice } from '@/components/event/choice'
import { Input } from '@/components/ui/input'
import { useMessages } from '@/lib/client/use-messages'
import type { ActivityPlace } from '@/lib/contract/event'

const TIMES = ['today', 'week', 'month', 'range'] as const

interface TimeFilterProps {
  place: ActivityPlace
  go: (change: Partial<ActivityPlace>) => void
  /** A day that is typed changes with each figure: one step all the same. */
  correct: (change: Partial<ActivityPlace>) => void
}

/** When. Days are the reader's own, so that their zone goes into the address with them. */
export function TimeFilter({ place, go, correct }: TimeFilterProps) {
  const { m } = useMessages()
  const time = place.time ?? (place.from || place.to ? 'range' : undefined)
  const choose = (chosen: string | undefined) => {
    const next = TIMES.find((one) => one === chosen)
    go({ time: next, from: undefined, to: undefined, zone: next && ownZone() })
  }
  return (
    <>
      <Choice label={m.event.time} value={time} any={m.event.anyTime} choose={choose}>
        {TIMES.map((one) => (
          <option key={one} value={one}>
            {m.event[one]}
          </option>
        ))}
      </Choice>
      {time === 'range' && (
        <div className="flex min-w-64 gap-3">
          <DayInput
            label={m.event.fromDay}
            value={place.from}
            choose={(from) => correct({ from, zone: ownZone() })}
          />
          <DayInput
            label={m.event.toDay}
            value={place.to}
            choose={(to) => correct({ to, zone: ownZone() })}
          />
        </div>
      )}
    </>
  )
}

function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

interface DayInputProps {
  label: string
  value: string | undefined
  choose: (day: string | undefined) => void
}

function DayInput({ label, value, choose }: DayInputProps) {
  const id = useId()
  return (
    <div className="flex min-w-36 flex-1 flex-col gap-1 sm:max-w-44">
      <label htmlFor={id} className="text-muted text-xs">
        {label}
      </label>
      <Input
        id={id}
        type="date"
        value={value ?? ''}
        min="2000-01-01"
        onChange={(event) => choose(event.target.value || undefined)}
      />
    </div>
  )
}
