import type { ReactNode } from 'react'

interface ManageRowProps {
  title: string
  /** How it stands, or what the button does. */
  lead: ReactNode
  children?: ReactNode
}

/** One thing that can be done to what the page shows, with its button. */
export function ManageRow({ title, lead, children }: ManageRowProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-64">
        <h3 className="font-medium">{title}</h3>
        <p className="text-muted text-sm [overflow-wrap:anywhere]">{lead}</p>
      </div>
      {children}
    </div>
  )
}
