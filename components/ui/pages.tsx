'use client'

import Link from 'next/link'
import { useMessages } from '@/lib/client/use-messages'

interface PagesProps {
  start: number
  count: number
  total: number
  /** The address of the page that starts there. */
  href: (start: number) => string
}

/** Which part of a list is shown, and the way to the next. */
export function Pages({ start, count, total, href }: PagesProps) {
  const { m, t } = useMessages()
  if (total <= count && start === 0) return null
  const link = 'rounded-md px-2 py-1 font-medium text-accent hover:bg-sunken'
  return (
    <nav aria-label={m.ui.pages} className="mt-4 flex items-center justify-between text-muted text-sm">
      <span>
        {t(m.ui.pageRange, {
          from: Math.min(start + 1, total),
          to: Math.min(start + count, total),
          total,
        })}
      </span>
      <span className="flex gap-1">
        {start > 0 && (
          <Link prefetch={false} href={href(Math.max(0, start - count))} className={link}>
            {m.ui.previous}
          </Link>
        )}
        {start + count < total && (
          <Link prefetch={false} href={href(start + count)} className={link}>
            {m.ui.next}
          </Link>
        )}
      </span>
    </nav>
  )
}
