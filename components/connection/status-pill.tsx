import {
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleOff,
  CircleX,
  CloudOff,
  Hourglass,
  type LucideIcon,
  TriangleAlert,
  Unplug,
} from 'lucide-react'
import { Pill, type PillTone } from '@/components/ui/pill'
import { useMessages } from '@/lib/client/use-messages'
import { isFailing, STATUSES, type Status } from '@/lib/core/status'

/** Every status as a person sees it: an icon and a tone; the word is in the messages. */
export const STATUS_FACES: Record<Status, { icon: LucideIcon; tone: PillTone }> = {
  connected: { icon: CircleCheck, tone: 'ok' },
  unverified: { icon: CircleHelp, tone: 'warn' },
  degraded: { icon: TriangleAlert, tone: 'warn' },
  unavailable: { icon: CloudOff, tone: 'bad' },
  needs_reauth: { icon: Unplug, tone: 'bad' },
  misconfigured: { icon: CircleX, tone: 'bad' },
  connecting: { icon: Hourglass, tone: 'idle' },
  not_connected: { icon: CircleDashed, tone: 'idle' },
  disabled: { icon: CircleOff, tone: 'idle' },
}

/** In the order that they are shown: first what needs somebody, last what is switched off. */
export const SHOWN_STATUSES: readonly Status[] = [
  ...STATUSES.filter(isFailing),
  ...STATUSES.filter((status) => !isFailing(status) && status !== 'disabled'),
  'disabled',
]

export function StatusPill({ status }: { status: Status }) {
  const { m } = useMessages()
  const { icon, tone } = STATUS_FACES[status]
  return (
    <Pill tone={tone} icon={icon}>
      {m.status[status]}
    </Pill>
  )
}
