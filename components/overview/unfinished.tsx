import { PencilRuler } from 'lucide-react'
import Link from 'next/link'
import { Fragment } from 'react'
import { useMessages } from '@/lib/client/use-messages'
import type { OverviewView } from '@/lib/contract/overview'

/** Set-ups that somebody began and did not finish: nothing is broken, so that it is said in one line. */
export function Unfinished({ overview }: { overview: OverviewView }) {
  const { m, t } = useMessages()
  const { unfinished, unfinishedTotal } = overview
  if (unfinishedTotal === 0) return null
  const more = unfinishedTotal - unfinished.length
  return (
    <p className="-mt-5 flex items-start gap-2.5 px-4 text-muted">
      <PencilRuler aria-hidden className="mt-0.75 size-4 shrink-0" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {t(m.overview.unfinished, { count: unfinishedTotal })}{' '}
        {unfinished.map(({ slug, name }, index) => (
          <Fragment key={slug}>
            {index > 0 && ', '}
            <Link prefetch={false} href={`/integrations/${slug}#setup`} className="text-link">
              {name}
            </Link>
          </Fragment>
        ))}
        {more > 0 && ` ${t(m.overview.more, { count: more })}`}
      </span>
    </p>
  )
}
