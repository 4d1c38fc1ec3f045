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
import type { Status } from '@/lib/core/status'

/** Every status as a person sees it: an icon and a word. */
export const STATUS_FACES: Record<Status, { label: string; icon: LucideIcon; tone: PillTone }> = {
  connected: { label: 'Connected', icon: CircleCheck, tone: 'ok' },
  unverified: { label: 'Not tested', icon: CircleHelp, tone: 'warn' },
  degraded: { label: 'Degraded', icon: TriangleAlert, tone: 'warn' },
  unavailable: { label: 'Unavailable', icon: CloudOff, tone: 'bad' },
  needs_reauth: { label: 'Reconnect needed', icon: Unplug, tone: 'bad' },
  misconfigured: { label: 'Set-up problem', icon: CircleX, tone: 'bad' },
  connecting: { label: 'Connecting', icon: Hourglass, tone: 'idle' },
  not_connected: { label: 'Not connected', icon: CircleDashed, tone: 'idle' },
  disabled: { label: 'Disabled', icon: CircleOff, tone: 'idle' },
}

export function StatusPill({ status }: { status: Status }) {
  const { label, icon, tone } = STATUS_FACES[status]
  return (
    <Pill tone={tone} icon={icon}>
      {label}
    </Pill>
  )
}
