import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/pill'
import { useMessages } from '@/lib/client/use-messages'
import type { DnsLine } from '@/lib/contract/domain'

interface DnsLinesProps {
  label: string
  lines: readonly (Pick<DnsLine, 'type' | 'name' | 'value'> & { ttl?: number | null })[]
  /** What is said of a line besides, by its place. */
  beside?: (index: number) => ReactNode
}

/** Records as a zone file would have them: type, name and value, and how long they are remembered. */
export function DnsLines({ label, lines, beside }: DnsLinesProps) {
  const { m } = useMessages()
  const keys = keysOf(lines)
  return (
    <ul aria-label={label} className="divide-y divide-line text-sm">
      {lines.map(({ type, name, value, ttl }, index) => (
        <li key={keys[index]} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
          <div className="min-w-0 flex-1 basis-56 [overflow-wrap:anywhere]">
            <Badge>{type}</Badge> <code className="font-mono text-xs">{name}</code>
            <p>
              <code className="font-mono text-xs">{value}</code>
            </p>
            {ttl != null && (
              <p className="text-muted text-xs">
                {m.domain.ttl} {ttl}
              </p>
            )}
          </div>
          {beside && <div className="flex flex-wrap items-center gap-2">{beside(index)}</div>}
        </li>
      ))}
    </ul>
  )
}

/** A template may have a record twice. */
function keysOf(lines: DnsLinesProps['lines']): string[] {
  const seen = new Map<string, number>()
  return lines.map(({ type, name, value }) => {
    const key = `${type} ${name} ${value}`
    seen.set(key, (seen.get(key) ?? 0) + 1)
    return `${key} ${seen.get(key)}`
  })
}
