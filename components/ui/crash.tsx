'use client'

import { usePathname } from 'next/navigation'
import { buttonLook } from '@/components/ui/button-look'
import { DeadEnd } from '@/components/ui/dead-end'
import { DigestId } from '@/components/ui/digest-id'
import { useMessages } from '@/lib/client/use-messages'
import type { crash } from '@/lib/core/messages/en/crash'
import type { Texts } from '@/lib/core/messages/texts'

interface CrashProps {
  error: unknown
  retry: () => void
}

/** Something broke. What nobody foresaw the log has under the digest; of the rest the digest is the code. */
export function Crash(props: CrashProps) {
  const { m } = useMessages()
  const isAway = digestOf(props.error) === 'unavailable'
  // Customers have a first page of their own, and know nothing of ours.
  const isCatalog = /^\/connectors(\/|$)/.test(usePathname())
  if (!isCatalog) return <CrashIn {...props} texts={m.ui} foreseen={isAway ? m.errors.unavailable : null} />
  const texts = { ...m.ui, toOverview: m.catalog.toList }
  return <CrashIn {...props} texts={texts} to="/connectors" foreseen={isAway ? m.catalog.away : null} />
}

interface CrashInProps extends CrashProps {
  texts: Texts<typeof crash>
  /** The first page, where it is not the console's. */
  to?: string
  foreseen?: string | null
}

/** The same where no page has brought its texts along. */
export function CrashIn({ error, retry, texts, to, foreseen = null }: CrashInProps) {
  const digest = digestOf(error)
  return (
    <DeadEnd
      title={texts.crashTitle}
      way={texts.toOverview}
      {...(to && { to })}
      action={
        <button type="button" onClick={retry} className={buttonLook('primary')}>
          {texts.tryAgain}
        </button>
      }
    >
      <p>{foreseen ?? texts.crashText}</p>
      {digest && !foreseen && <DigestId id={digest} label={texts.request} />}
    </DeadEnd>
  )
}

function digestOf(error: unknown): string | null {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null
}
