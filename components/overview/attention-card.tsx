import { Zap } from 'lucide-react'
import Link from 'next/link'
import { connectionPath } from '@/components/connection/connection-path'
import { RepairButton } from '@/components/connection/repair-button'
import { StatusPill } from '@/components/connection/status-pill'
import { useHeading } from '@/components/connection/use-heading'
import { ProviderMark } from '@/components/provider/provider-mark'
import { RelativeTime } from '@/components/ui/relative-time'
import { RichText } from '@/components/ui/rich-text'
import { useMessages } from '@/lib/client/use-messages'
import type { FailingView } from '@/lib/contract/overview'
import type { HitView } from '@/lib/contract/usage'

/** One broken connection: what, since when, why, who is hit, and the button that repairs it. */
export function AttentionCard({ connection }: { connection: FailingView }) {
  const { m } = useMessages()
  const heading = useHeading()(connection)
  const { integration, provider, failure, failingSince, hit } = connection
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 rounded-lg border border-line bg-surface p-4 shadow-card">
      <div className="flex min-w-0 flex-1 basis-80 gap-3">
        <ProviderMark name={provider.name} mark={provider.mark} />
        <div className="min-w-0 flex-1 pt-0.5">
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <h3 className="font-semibold">
              <Link prefetch={false} href={connectionPath(connection)} className="hover:underline">
                {integration.name}
                {heading !== m.connection.default && (
                  <span className="font-normal text-muted"> · {heading}</span>
                )}
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
          <Hit hit={hit} />
        </div>
      </div>
      <RepairButton connection={connection} />
    </li>
  )
}

function Hit({ hit: { callers, total } }: { hit: HitView }) {
  const { m, t } = useMessages()
  const texts = m.usage
  const [busiest] = callers
  if (!busiest) return null
  const { name, today, week } = busiest
  const calls = today > 0 ? t(texts.today, { count: today }) : t(texts.week, { count: week })
  const values = { caller: <strong className="font-semibold text-ink">{name}</strong>, calls }
  return (
    <p className="mt-1 flex items-start gap-1.5 text-muted text-sm [overflow-wrap:anywhere]">
      <Zap aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>
        <RichText text={texts.broken} values={values} />
        {total > 1 && ` ${t(texts.brokenMore, { count: total - 1 })}`}
      </span>
    </p>
  )
}
