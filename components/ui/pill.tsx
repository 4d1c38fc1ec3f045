import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

export type PillTone = 'ok' | 'warn' | 'bad' | 'idle'

const tones: Record<PillTone, string> = {
  ok: 'bg-ok-soft text-ok',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  idle: 'bg-sunken text-muted',
}

/** An icon and a word; the colour only repeats them. */
export function Pill({
  tone,
  icon: Icon,
  children,
}: {
  tone: PillTone
  icon: LucideIcon
  children: ReactNode
}) {
  return (
    <span
      className={`inline-flex items-center gap-1 whitespace-nowrap rounded-full py-0.5 pr-2.5 pl-2 font-medium text-xs ${tones[tone]}`}
    >
      <Icon aria-hidden className="size-3.5" />
      {children}
    </span>
  )
}

/** A quiet fact beside a name. */
export function Badge({ children }: { children: ReactNode }) {
  return (
    <span className="whitespace-nowrap rounded border border-line px-1.5 py-px text-muted text-xs">
      {children}
    </span>
  )
}
