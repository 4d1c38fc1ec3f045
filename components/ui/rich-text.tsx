'use client'

import { Fragment, type ReactNode } from 'react'
import { useMessages } from '@/lib/client/use-messages'

const pattern = /\*\*([^*]+)\*\*|`([^`]+)`|\[([^\]]+)\]\((https:\/\/[^\s)]+)\)|\{(\w+)\}/g

/** Renders **bold**, `code`, [link](https://…) and {name} of `values`. Everything else is text: no HTML is read. */
export function RichText({ text, values = {} }: { text: string; values?: Record<string, ReactNode> }) {
  const parts: ReactNode[] = []
  let from = 0
  for (const match of text.matchAll(pattern)) {
    parts.push(text.slice(from, match.index), render(match, values))
    from = match.index + match[0].length
  }
  parts.push(text.slice(from))
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move.
  return parts.map((part, index) => <Fragment key={index}>{part}</Fragment>)
}

function render(
  [whole, bold, code, label, href, name]: RegExpMatchArray,
  values: Record<string, ReactNode>,
): ReactNode {
  // Bold text and code may hold {name} too.
  if (bold)
    return <strong className="font-semibold text-ink">{<RichText text={bold} values={values} />}</strong>
  if (code) return fillCode(code, values)
  if (label && href) return <OutLink href={href}>{label}</OutLink>
  return name ? (values[name] ?? whole) : whole
}

function fillCode(code: string, values: Record<string, ReactNode>): ReactNode {
  const only = /^\{(\w+)\}$/.exec(code)?.[1]
  const value = only && values[only]
  return (
    value || (
      <code className="rounded bg-sunken px-1 py-px font-mono text-xs [overflow-wrap:anywhere]">{code}</code>
    )
  )
}

/** A link that leaves Patchbay, in a new tab. */
export function OutLink({ href, children }: { href: string; children: ReactNode }) {
  const { m } = useMessages()
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className="text-link">
      {children}
      <span className="sr-only"> {m.ui.newTab}</span>
    </a>
  )
}
