import type { ReactNode } from 'react'
import { buttonLook } from '@/components/ui/button-look'

interface DeadEndProps {
  title: string
  /** What the link to the first page is called. */
  way: string
  /** Where that is. */
  to?: string
  children: ReactNode
  action?: ReactNode
}

/** There is no page here, or it could not be shown. */
export function DeadEnd({ title, way, to = '/', children, action }: DeadEndProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-start gap-2 px-4 py-16">
      <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
      <div className="text-muted">{children}</div>
      <div className="mt-4 flex gap-2">
        {action}
        {/* Loads the page anew: what broke may be what the router holds. */}
        <a href={to} className={buttonLook('secondary')}>
          {way}
        </a>
      </div>
    </div>
  )
}
