import { Download, LoaderCircle } from 'lucide-react'
import Link from 'next/link'
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'

type Look = 'primary' | 'secondary' | 'quiet' | 'danger'

const shape =
  'inline-flex min-h-8 shrink-0 items-center justify-center gap-1.5 rounded-md border px-3 py-1 font-medium text-sm transition-colors select-none whitespace-nowrap disabled:opacity-60 aria-disabled:opacity-60 [&_svg]:size-4 [&_svg]:shrink-0'

const looks: Record<Look, string> = {
  primary: 'border-transparent bg-accent text-on-accent hover:not-disabled:bg-accent-strong',
  secondary: 'border-line-strong/60 bg-surface text-ink hover:not-disabled:bg-sunken',
  quiet: 'border-transparent text-muted hover:not-disabled:bg-sunken hover:not-disabled:text-ink',
  danger: 'border-transparent bg-bad text-on-bad hover:not-disabled:bg-bad-strong',
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look
  /** While it works: it stays focusable and says so, but does nothing. */
  pending?: boolean
  ref?: Ref<HTMLButtonElement>
  children: ReactNode
}

export function Button({
  look = 'secondary',
  pending = false,
  className = '',
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : rest.onClick}
      className={`${shape} ${looks[look]} ${className}`}
    >
      {pending && <LoaderCircle aria-hidden className="animate-spin" />}
      {children}
    </button>
  )
}

/** Looks like a button, saves a file. */
export function DownloadButton({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} download className={`${shape} ${looks.secondary}`}>
      <Download aria-hidden />
      {children}
    </a>
  )
}

/** Looks like a button, leaves Patchbay in a new tab. */
export function OutLinkButton({ href, look = 'secondary', children }: LinkButtonProps) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className={`${shape} ${looks[look]}`}>
      {children}
    </a>
  )
}

interface LinkButtonProps {
  href: string
  look?: Look
  children: ReactNode
}

/** Looks like a button, goes somewhere. */
export function LinkButton({ href, look = 'secondary', children }: LinkButtonProps) {
  return (
    <Link prefetch={false} href={href} className={`${shape} ${looks[look]}`}>
      {children}
    </Link>
  )
}
