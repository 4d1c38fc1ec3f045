'use client'

import { Choice } from '@/components/event/choice'
import { ConnectionFilter } from '@/components/event/connection-filter'
import { TimeFilter } from '@/components/event/time-filter'
import { LinkButton } from '@/components/ui/button'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows } from '@/lib/client/use-viewer'
import type { ActivityPlace } from '@/lib/contract/event'

export interface FilterChoices {
  people: readonly { id: string; name: string; isYou: boolean }[]
  /** Keys of connections to suggest; any other can be typed. */
  connections: readonly string[]
  /** Whether there is a connection as typed. */
  connectionKnown: boolean
}

interface ActivityFiltersProps extends FilterChoices {
  place: ActivityPlace
  go: (change: Partial<ActivityPlace>) => void
  correct: (change: Partial<ActivityPlace>) => void
  narrowed: boolean
}

/** Groups of types; the last four are the admins' to read. */
const GROUPS = ['connection', 'integration', 'token', 'provider', 'subject', 'domain', 'settings'] as const
const ADMIN_GROUPS = ['user', 'session', 'api_key', 'security'] as const
const OUTCOMES = ['success', 'failure', 'denied'] as const

/** Narrows the log down: by what, who, where, how it ended, and when. */
export function ActivityFilters({
  place,
  go,
  correct,
  narrowed,
  people,
  ...connections
}: ActivityFiltersProps) {
  const { m, t } = useMessages()
  const isAdmin = useAllows('read_security_events')
  const groups = isAdmin ? [...GROUPS, ...ADMIN_GROUPS] : GROUPS
  const isOneType = place.type !== undefined && !groups.some((group) => group === place.type)
  const isStranger = place.actor !== undefined && !people.some(({ id }) => id === place.actor)
  return (
    <section aria-label={m.event.filters} className="mb-6 flex flex-wrap items-start gap-3">
      <Choice label={m.event.type} value={place.type} any={m.event.anyType} choose={(type) => go({ type })}>
        {groups.map((group) => (
          <option key={group} value={group}>
            {m.event.groups[group]}
          </option>
        ))}
        {isOneType && <option value={place.type}>{place.type}</option>}
      </Choice>
      <Choice
        label={m.event.actor}
        value={place.actor}
        any={m.event.anyActor}
        choose={(actor) => go({ actor })}
      >
        {people.map(({ id, name, isYou }) => (
          <option key={id} value={id}>
            {isYou ? t(m.event.yourself, { name }) : name}
          </option>
        ))}
        {isStranger && <option value={place.actor}>{place.actor}</option>}
      </Choice>
      <Choice
        label={m.event.outcome}
        value={place.outcome}
        any={m.event.anyOutcome}
        choose={(chosen) => go({ outcome: OUTCOMES.find((outcome) => outcome === chosen) })}
      >
        {OUTCOMES.map((outcome) => (
          <option key={outcome} value={outcome}>
            {m.event[outcome]}
          </option>
        ))}
      </Choice>
      <ConnectionFilter
        value={place.connection}
        choose={(connection) => go({ connection })}
        {...connections}
      />
      <TimeFilter place={place} go={go} correct={correct} />
      {narrowed && (
        <span className="sm:mt-5.5">
          <LinkButton href="/activity" look="quiet">
            {m.event.clear}
          </LinkButton>
        </span>
      )}
    </section>
  )
}
