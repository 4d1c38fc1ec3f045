import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

type Tone = 'ok' | 'warn' | 'bad' | 'calm'

const tones: Record<Tone, { box: string; icon: typeof Info }> = {
  ok: { box: 'bg-ok-soft [&>svg]:text-ok', icon: CircleCheck },
  warn: { box: 'bg-warn-soft [&>svg]:text-warn', icon: TriangleAlert },
  bad: { box: 'bg-bad-soft [&>svg]:text-bad', icon: CircleAlert },
  calm: { box: 'bg-sunken [&>svg]:text-muted', icon: Info },
}

interface NoticeProps {
  tone: Tone
  title: ReactNode
  action?: ReactNode
  children?: ReactNode
}

/** A box that says something about the page it stands on. */
export function Notice({ tone, title, action, children }: NoticeProps) {
  const { box, icon: Icon } = tones[tone]
  return (
    <div className={`flex gap-3 rounded-lg px-4 py-3 ${box}`}>
      <Icon aria-hidden className="mt-0.75 size-4 shrink-0" />
      <div className="flex min-w-0 flex-1 flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64 [overflow-wrap:anywhere]">
          <p className="font-medium">{title}</p>
          {children}
        </div>
        {action && <div className="flex flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  )
}
