import { Download, LoaderCircle } from 'lucide-react'
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { buttonLook, type Look } from '@/components/ui/button-look'
import { SoftLink } from '@/components/ui/soft-link'

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
      className={`${buttonLook(look)} ${className}`}
    >
      {pending && <LoaderCircle aria-hidden className="animate-spin" />}
      {children}
    </button>
  )
}

/** Looks like a button, saves a file. */
export function DownloadButton({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} download className={buttonLook('secondary')}>
      <Download aria-hidden />
      {children}
    </a>
  )
}

/** Looks like a button, leaves Patchbay in a new tab. */
export function OutLinkButton({ href, look = 'secondary', children }: LinkButtonProps) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className={buttonLook(look)}>
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
    <SoftLink href={href} className={buttonLook(look)}>
      {children}
    </SoftLink>
  )
}
