'use client'

import { useRouter } from 'next/navigation'
import { type ComponentProps, type MouseEvent, startTransition } from 'react'

interface SoftLinkProps extends ComponentProps<'a'> {
  href: string
}

/**
 * Goes to a page without loading everything anew, and fetches nothing before it is pressed. Next's own link does the
 * same, and brings five kilobytes along for what is not asked of it here.
 */
export function SoftLink({ href, onClick, ...rest }: SoftLinkProps) {
  const { push } = useRouter()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || !isOurs(href) || isForTheBrowser(event)) return
    event.preventDefault()
    startTransition(() => push(href))
  }
  return <a href={href} {...rest} onClick={follow} />
}

function isOurs(href: string): boolean {
  return href.startsWith('/') && !href.startsWith('//')
}

/** A new tab, a new window, a download: whatever a person asks of their browser. */
function isForTheBrowser({ button, metaKey, ctrlKey, shiftKey, altKey, currentTarget }: MouseEvent): boolean {
  const isElsewhere = currentTarget.getAttribute('target') !== null
  return button !== 0 || metaKey || ctrlKey || shiftKey || altKey || isElsewhere
}
