import Link from 'next/link'
import { connectionPath, useConnectionTitle } from '@/components/connection/connection-path'
import { RepairButton } from '@/components/connection/repair-button'
import { StatusPill } from '@/components/connection/status-pill'
import { ProviderMark } from '@/components/provider/provider-mark'
import { RelativeTime } from '@/components/ui/relative-time'
import { RichText } from '@/components/ui/rich-text'
import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionView } from '@/lib/contract/connection'

/** One broken connection: what, since when, why, and the button that repairs it. */
export function AttentionCard({ connection }: { connection: ConnectionView }) {
  const { m } = useMessages()
  const titleOf = useConnectionTitle()
  const { integration, provider, failure, failingSince, name } = connection
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 rounded-lg border border-line bg-surface p-4 shadow-card">
      <div className="flex min-w-0 flex-1 basis-80 gap-3">
        <ProviderMark name={provider.name} mark={provider.mark} />
        <div className="min-w-0 flex-1 pt-0.5">
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <h3 className="font-semibold">
              <Link prefetch={false} href={connectionPath(connection)} className="hover:underline">
                {integration.name}
                {name !== 'default' && <span className="font-normal text-muted"> · {titleOf(name)}</span>}
              </Link>
            </h3>
            <StatusPill status={connection.status} />
            {failingSince && (
              <span className="text-muted text-sm">
                <RichText text={m.connection.since} values={{ time: <RelativeTime at={failingSince} /> }} />
              </span>
            )}
          </div>
          {failure && (
            <p className="mt-1 [overflow-wrap:anywhere]">
              {failure.message}{' '}
              <span className="text-muted">
                <RichText text={failure.next} />
              </span>
            </p>
          )}
        </div>
      </div>
      <RepairButton connection={connection} />
    </li>
  )
}
