import Link from 'next/link'
import type { ReactNode } from 'react'
import { AccountLine } from '@/components/connection/account-line'
import { connectionPath, useConnectionTitle } from '@/components/connection/connection-path'
import { StatusPill } from '@/components/connection/status-pill'
import { ProviderMark } from '@/components/provider/provider-mark'
import { RelativeTime } from '@/components/ui/relative-time'
import { RichText } from '@/components/ui/rich-text'
import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionView } from '@/lib/contract/connection'

interface ConnectionTableProps {
  connections: readonly ConnectionView[]
  /** While the next ones are read. */
  isStale: boolean
}

/** Connections as rows; under 640 px each is a card. */
export function ConnectionTable({ connections, isStale }: ConnectionTableProps) {
  const { m } = useMessages()
  const { list } = m.connection
  return (
    <div
      aria-busy={isStale || undefined}
      className="transition-opacity aria-busy:opacity-60 sm:overflow-hidden sm:rounded-lg sm:border sm:border-line sm:bg-surface sm:shadow-card"
    >
      <table className="w-full border-collapse max-sm:block">
        <caption className="sr-only">{list.caption}</caption>
        <thead className="text-left text-muted text-xs max-sm:sr-only">
          <tr>
            <Head>{list.integration}</Head>
            <Head>{list.connection}</Head>
            <Head>{list.status}</Head>
            <Head>{list.account}</Head>
            <Head wide>{list.owner}</Head>
            <Head right>{list.lastChecked}</Head>
          </tr>
        </thead>
        <tbody className="max-sm:flex max-sm:flex-col max-sm:gap-3">
          {connections.map((connection) => (
            <Row key={connection.id} connection={connection} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Hidden where there is no room for it, below 1024 px. */
const wideOnly = 'sm:max-lg:hidden'

function Head({
  children,
  right = false,
  wide = false,
}: {
  children: ReactNode
  right?: boolean
  wide?: boolean
}) {
  return (
    <th
      scope="col"
      className={`whitespace-nowrap px-4 py-2 font-medium ${right ? 'sm:text-right' : ''} ${wide ? wideOnly : ''}`}
    >
      {children}
    </th>
  )
}

const row =
  'relative hover:bg-sunken/60 max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:gap-x-3 max-sm:gap-y-1 max-sm:rounded-lg max-sm:border max-sm:border-line max-sm:bg-surface max-sm:p-4 max-sm:shadow-card sm:border-line sm:border-t'

const cell = 'px-4 py-2.5 align-top leading-7 max-sm:p-0'

function Row({ connection }: { connection: ConnectionView }) {
  const { m } = useMessages()
  const titleOf = useConnectionTitle()
  const { name, status, failure } = connection
  return (
    <tr className={row}>
      <td className={`${cell} max-sm:min-w-0 max-sm:flex-1 sm:min-w-44`}>
        <IntegrationName connection={connection} />
      </td>
      <td className={cell}>
        <Link
          prefetch={false}
          href={connectionPath(connection)}
          className="[overflow-wrap:anywhere] after:absolute after:inset-0 hover:underline max-sm:text-muted"
        >
          {titleOf(name)}
          <span className="sr-only">
            {' '}
            <RichText text={m.connection.list.of} values={{ integration: connection.integration.name }} />
          </span>
        </Link>
      </td>
      <td className={`${cell} max-sm:basis-full`}>
        <div className="flex min-h-7 items-center">
          <StatusPill status={status} />
        </div>
        {failure && <p className="max-w-60 text-muted text-xs leading-4">{failure.message}</p>}
      </td>
      <AccountCell connection={connection} />
      <OwnerCell owner={connection.owner} />
      <CheckedCell at={connection.lastCheckedAt} />
    </tr>
  )
}

function IntegrationName({ connection: { integration, provider } }: { connection: ConnectionView }) {
  const { m } = useMessages()
  return (
    <Link
      prefetch={false}
      href={`/integrations/${integration.slug}`}
      className="relative z-10 inline-flex items-center gap-2.5 align-top leading-5"
    >
      <ProviderMark name={provider.name} mark={provider.mark} />
      <span className="min-w-0">
        <span className="block font-medium [overflow-wrap:anywhere] hover:underline">{integration.name}</span>
        {integration.name !== provider.name && (
          <span className="block text-muted text-xs">{provider.name}</span>
        )}
        {!integration.ready && (
          <span className="block text-warn text-xs">{m.connection.list.unfinished}</span>
        )}
      </span>
    </Link>
  )
}

function AccountCell({ connection: { account, connectedAt, authType } }: { connection: ConnectionView }) {
  // Of a key nobody need say whose it is.
  const isNobodys = connectedAt === null || (account === null && authType !== 'oauth2')
  return (
    <td
      className={`${cell} max-w-56 max-sm:min-w-0 max-sm:max-w-none max-sm:flex-1 ${isNobodys ? 'max-sm:hidden' : ''}`}
    >
      <div className="flex min-h-7 items-center">
        {isNobodys ? <span className="text-muted">–</span> : <AccountLine account={account} />}
      </div>
    </td>
  )
}

function OwnerCell({ owner }: { owner: ConnectionView['owner'] }) {
  const { m } = useMessages()
  const { list } = m.connection
  const isShared = owner.type === 'organisation'
  return (
    // On a card only what is not everybody's is said.
    <td className={`${cell} text-muted max-sm:text-sm ${wideOnly} ${isShared ? 'max-sm:hidden' : ''}`}>
      {isShared ? list.organisation : (owner.name ?? list.someone)}
    </td>
  )
}

function CheckedCell({ at }: { at: string | null }) {
  const { m } = useMessages()
  const { list } = m.connection
  return (
    <td
      className={`${cell} text-muted max-sm:ml-auto max-sm:text-sm sm:text-right ${at ? '' : 'max-sm:hidden'}`}
    >
      {at ? (
        <>
          <span className="sm:hidden">
            <RichText text={list.checked} values={{ time: <RelativeTime at={at} /> }} />
          </span>
          <span className="max-sm:hidden">
            <RelativeTime at={at} />
          </span>
        </>
      ) : (
        list.never
      )}
    </td>
  )
}
