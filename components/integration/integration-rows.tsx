import Link from 'next/link'
import { AccountLine } from '@/components/connection/account-line'
import { connectionPath, connectionTitle } from '@/components/connection/connection-path'
import { StatusPill } from '@/components/connection/status-pill'
import { ProviderMark } from '@/components/provider/provider-mark'
import { RelativeTime } from '@/components/ui/relative-time'
import type { ConnectionView } from '@/lib/contract/connection'
import type { IntegrationView } from '@/lib/contract/integration'

const row =
  'relative hover:bg-sunken/60 max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:gap-x-3 max-sm:gap-y-1 max-sm:not-first:mt-3 max-sm:not-first:border-line max-sm:not-first:border-t max-sm:not-first:pt-3'

/** An integration's rows: its name once, then a row for each connection. Under 640 px it is a card. */
export function IntegrationRows({ integration }: { integration: IntegrationView }) {
  const { connections, slug, name, provider, ready } = integration
  return (
    <tbody className="border-line border-t max-sm:block max-sm:rounded-lg max-sm:border max-sm:bg-surface max-sm:p-4 max-sm:shadow-card">
      {connections.map((connection, index) => (
        <tr key={connection.id} className={row}>
          {index === 0 && (
            <th
              scope="rowgroup"
              rowSpan={connections.length}
              className="px-4 py-2.5 text-left align-top font-normal max-sm:basis-full max-sm:p-0"
            >
              <Link
                prefetch={false}
                href={`/integrations/${slug}`}
                className="relative z-10 flex items-center gap-2.5"
              >
                <ProviderMark name={provider.name} mark={provider.mark} />
                <span className="min-w-0">
                  <span className="block font-medium [overflow-wrap:anywhere] hover:underline">{name}</span>
                  {name !== provider.name && (
                    <span className="block text-muted text-xs">{provider.name}</span>
                  )}
                  {!ready && <span className="block text-warn text-xs">Set-up not finished</span>}
                </span>
              </Link>
            </th>
          )}
          <ConnectionCells connection={connection} />
        </tr>
      ))}
    </tbody>
  )
}

const cell = 'px-4 py-2.5 align-top leading-7 max-sm:p-0'

function ConnectionCells({ connection }: { connection: ConnectionView }) {
  const { status, failure, account, lastCheckedAt, connectedAt, name } = connection
  return (
    <>
      <td className={cell}>
        <Link
          prefetch={false}
          href={connectionPath(connection)}
          className="after:absolute after:inset-0 hover:underline max-sm:text-muted"
        >
          {connectionTitle(name)}
          <span className="sr-only"> connection of {connection.integration.name}</span>
        </Link>
      </td>
      <td className={cell}>
        <div className="flex min-h-7 items-center">
          <StatusPill status={status} />
        </div>
        {failure && <p className="max-w-xs text-muted text-xs leading-4">{failure.message}</p>}
      </td>
      <td className={`${cell} max-w-56 ${connectedAt === null ? 'max-sm:hidden' : ''}`}>
        <div className="flex min-h-7 items-center">
          {connectedAt === null ? <span className="text-muted">–</span> : <AccountLine account={account} />}
        </div>
      </td>
      <td
        className={`${cell} text-muted max-sm:ml-auto max-sm:text-sm sm:text-right ${lastCheckedAt ? '' : 'max-sm:hidden'}`}
      >
        <span className="sm:hidden">Checked </span>
        {lastCheckedAt ? <RelativeTime at={lastCheckedAt} /> : 'Never'}
      </td>
    </>
  )
}
