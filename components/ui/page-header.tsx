'use client'

import type { ReactNode } from 'react'
import { SoftLink } from '@/components/ui/soft-link'
import { useMessages } from '@/lib/client/use-messages'

interface PageHeaderProps {
  title: ReactNode
  /** Where the page above is. */
  up?: { href: string; label: string }
  /** Stands before the title: a mark. */
  mark?: ReactNode
  /** Stands beside the title: a pill. */
  beside?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
}

export function PageHeader({ title, up, mark, beside, lead, actions }: PageHeaderProps) {
  const { m } = useMessages()
  return (
    <header className="mb-6">
      {up && (
        <nav aria-label={m.ui.breadcrumb} className="mb-2 text-sm">
          <SoftLink href={up.href} className="text-muted hover:text-ink">
            <span aria-hidden>← </span>
            {up.label}
          </SoftLink>
        </nav>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 items-start gap-3">
          {mark}
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h1 className="min-w-0 font-semibold text-xl tracking-tight [overflow-wrap:anywhere]">
                {title}
              </h1>
              {beside}
            </div>
            {lead && <p className="mt-0.5 max-w-2xl text-muted">{lead}</p>}
          </div>
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </header>
  )
}
