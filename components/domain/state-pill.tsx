import { CircleAlert, CircleCheck, CircleDashed, CircleDot, CircleMinus, Clock, EyeOff } from 'lucide-react'
import { Pill, type PillTone } from '@/components/ui/pill'
import { useMessages } from '@/lib/client/use-messages'
import type { ApplicationState, RecordState } from '@/lib/core/domain'

type Look = { tone: PillTone; icon: typeof Clock }

const APPLICATIONS: Record<ApplicationState, Look> = {
  requested: { tone: 'idle', icon: CircleDashed },
  applied: { tone: 'warn', icon: Clock },
  verified: { tone: 'ok', icon: CircleCheck },
  partly: { tone: 'warn', icon: CircleDot },
  reverted: { tone: 'idle', icon: CircleMinus },
  failed: { tone: 'bad', icon: CircleAlert },
}

const RECORDS: Record<RecordState, Look> = {
  found: { tone: 'ok', icon: CircleCheck },
  missing: { tone: 'warn', icon: CircleDashed },
  different: { tone: 'bad', icon: CircleAlert },
  unseen: { tone: 'idle', icon: EyeOff },
}

/** How far a template is with a domain. */
export function ApplicationPill({ state }: { state: ApplicationState }) {
  const { m } = useMessages()
  return <Pill {...APPLICATIONS[state]}>{m.domain.states[state]}</Pill>
}

/** What DNS shows of a record; null: nobody has looked yet. */
export function RecordPill({ state }: { state: RecordState | null }) {
  const { m } = useMessages()
  const look = state === null ? { tone: 'idle' as const, icon: Clock } : RECORDS[state]
  return <Pill {...look}>{m.domain.recordStates[state ?? 'waiting']}</Pill>
}
