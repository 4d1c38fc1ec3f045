import Link from 'next/link'

interface PagesProps {
  start: number
  count: number
  total: number
  /** The address of the page that starts there. */
  href: (start: number) => string
}

/** Which part of a list is shown, and the way to the next. */
export function Pages({ start, count, total, href }: PagesProps) {
  if (total <= count && start === 0) return null
  const numbers = new Intl.NumberFormat('en')
  const link = 'rounded-md px-2 py-1 font-medium text-accent hover:bg-sunken'
  return (
    <nav aria-label="Pages" className="mt-4 flex items-center justify-between text-muted text-sm">
      <span>
        {numbers.format(Math.min(start + 1, total))} to {numbers.format(Math.min(start + count, total))} of{' '}
        {numbers.format(total)}
      </span>
      <span className="flex gap-1">
        {start > 0 && (
          <Link prefetch={false} href={href(Math.max(0, start - count))} className={link}>
            Previous
          </Link>
        )}
        {start + count < total && (
          <Link prefetch={false} href={href(start + count)} className={link}>
            Next
          </Link>
        )}
      </span>
    </nav>
  )
}
