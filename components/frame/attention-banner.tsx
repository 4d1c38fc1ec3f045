'use client'

import { TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useMessages } from '@/lib/client/use-messages'
import { useOverview } from '@/lib/client/use-overview'
import type { OverviewView } from '@/lib/contract/overview'

const named = 3

/** Says on every page that something is broken, and where. The overview itself says it in full. */
export function AttentionBanner({ initial }: { initial: OverviewView }) {
  const { m, t } = useMessages()
  const path = usePathname()
  const { data = initial } = useOverview(initial)
  const { failing, failingTotal } = data
  if (failing.length === 0 || path === '/') return null
  const names = [...new Set(failing.map(({ integration }) => integration.name))]
  const others = names.length - named
  return (
    <div role="status" className="border-line border-b bg-bad-soft">
      <div className="mx-auto flex max-w-5xl items-center gap-2 px-4 py-2 text-sm sm:px-8">
        <TriangleAlert aria-hidden className="size-4 shrink-0 text-bad" />
        <p className="min-w-0 flex-1">
          <span className="font-medium">{t(m.frame.attention, { count: failingTotal })}</span>{' '}
          {names.slice(0, named).join(', ')}
          {others > 0 && ` ${t(m.frame.andMore, { count: others })}`}
        </p>
        <Link
          prefetch={false}
          href="/"
          className="shrink-0 font-medium text-bad underline underline-offset-3"
        >
          {m.frame.repair}
        </Link>
      </div>
    </div>
  )
}
