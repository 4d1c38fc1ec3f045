import type { ReactNode } from 'react'

interface EmptyStateProps {
  title: string
  children: ReactNode
  action?: ReactNode
}

/** Says why nothing is here and what to do about it. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-1 rounded-lg border border-line border-dashed px-6 py-10 text-center">
      <p className="font-medium">{title}</p>
      <div className="max-w-md text-muted text-sm">{children}</div>
      {action && <div className="mt-4">{action}</div>}
    </div>
  )
}
