import Link from 'next/link'
import type { ReactNode } from 'react'
import { ConnectionCounts } from '@/components/subject/connection-counts'
import { RelativeTime } from '@/components/ui/relative-time'
import { RichText } from '@/components/ui/rich-text'
import { groupPath, subjectPath } from '@/lib/client/subject-place'
import { useMessages } from '@/lib/client/use-messages'
import type { GroupRow, SubjectRow } from '@/lib/contract/subject'

const row =
  'relative border-line border-t hover:bg-sunken/60 max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:gap-x-3 max-sm:gap-y-1.5 max-sm:rounded-lg max-sm:border max-sm:border-line max-sm:bg-surface max-sm:p-4 max-sm:shadow-card'
const cell = 'px-4 py-2.5 align-middle max-sm:p-0'

interface TableProps {
  caption: string
  heads: readonly { label: string; wide?: boolean }[]
  /** While the next rows are read. */
  isStale: boolean
  children: ReactNode
}

/** Rows; under 640 px each is a card. */
function Table({ caption, heads, isStale, children }: TableProps) {
  return (
    <div
      aria-busy={isStale || undefined}
      className="transition-opacity aria-busy:opacity-60 sm:overflow-hidden sm:rounded-lg sm:border sm:border-line sm:bg-surface sm:shadow-card"
    >
      <table className="w-full border-collapse text-left max-sm:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-muted text-xs max-sm:sr-only">
          <tr>
            {heads.map(({ label, wide = false }) => (
              <th
                key={label}
                scope="col"
                className={`whitespace-nowrap px-4 py-2 font-medium ${wide ? 'sm:max-lg:hidden' : ''}`}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-sm:flex max-sm:flex-col max-sm:gap-3">{children}</tbody>
      </table>
    </div>
  )
}

/** The name, or the id where there is none; the whole row leads there. */
function Name({ href, name, externalId }: { href: string; name: string | null; externalId: string }) {
  return (
    <th scope="row" className={`${cell} max-w-72 font-normal max-sm:max-w-none max-sm:basis-full`}>
      <Link
        prefetch={false}
        href={href}
        className="block truncate font-medium after:absolute after:inset-0 hover:underline"
        title={name ?? externalId}
      >
        {name ?? externalId}
      </Link>
      {name !== null && (
        <span className="block truncate font-mono text-muted text-xs" title={externalId}>
          {externalId}
        </span>
      )}
    </th>
  )
}

/** The customers, one row each. */
export function SubjectTable({ items, isStale }: { items: readonly SubjectRow[]; isStale: boolean }) {
  const { m } = useMessages()
  const texts = m.subject
  const heads = [
    { label: texts.customer },
    { label: texts.connections },
    { label: texts.group },
    { label: texts.lastSeen, wide: true },
  ]
  return (
    <Table caption={texts.title} heads={heads} isStale={isStale}>
      {items.map(({ externalId, name, group, connections, lastSeenAt }) => (
        <tr key={externalId} className={row}>
          <Name href={subjectPath(externalId)} name={name} externalId={externalId} />
          <td className={`${cell} max-sm:basis-full`}>
            <ConnectionCounts connections={connections} />
          </td>
          <td className={`${cell} max-w-48 max-sm:text-sm max-sm:empty:hidden`}>
            {group && (
              <Link
                prefetch={false}
                href={groupPath(group.externalId)}
                className="relative z-10 block truncate hover:underline"
                title={group.name ?? group.externalId}
              >
                {group.name ?? group.externalId}
              </Link>
            )}
          </td>
          <td
            className={`${cell} whitespace-nowrap text-muted sm:max-lg:hidden max-sm:ml-auto max-sm:text-sm ${lastSeenAt ? '' : 'max-sm:hidden'}`}
          >
            {lastSeenAt ? <Seen at={lastSeenAt} /> : texts.never}
          </td>
        </tr>
      ))}
    </Table>
  )
}

function Seen({ at }: { at: string }) {
  const { m } = useMessages()
  return (
    <>
      <span className="sm:hidden">
        <RichText text={m.subject.lastSeenOn} values={{ time: <RelativeTime at={at} /> }} />
      </span>
      <span className="max-sm:hidden">
        <RelativeTime at={at} />
      </span>
    </>
  )
}

/** The groups, one row each. */
export function GroupTable({ items, isStale }: { items: readonly GroupRow[]; isStale: boolean }) {
  const { m, t } = useMessages()
  const texts = m.subject
  const heads = [{ label: texts.group }, { label: texts.connections }, { label: texts.members }]
  return (
    <Table caption={texts.groups} heads={heads} isStale={isStale}>
      {items.map(({ externalId, name, members, connections }) => (
        <tr key={externalId} className={row}>
          <Name href={groupPath(externalId)} name={name} externalId={externalId} />
          <td className={`${cell} max-sm:basis-full`}>
            <ConnectionCounts connections={connections} />
          </td>
          <td className={`${cell} whitespace-nowrap text-muted max-sm:text-sm`}>
            {t(texts.found, { count: members })}
          </td>
        </tr>
      ))}
    </Table>
  )
}
