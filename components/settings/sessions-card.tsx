'use client'

import { useRouter } from 'next/navigation'
import { endOtherSessionsAction, endSessionAction } from '@/app/(console)/settings-actions'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ConfirmDialog } from '@/components/ui/dialog'
import { FormError } from '@/components/ui/form-error'
import { Badge } from '@/components/ui/pill'
import { RelativeTime } from '@/components/ui/relative-time'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { SessionView } from '@/lib/contract/person'
import { readUserAgent } from '@/lib/core/user-agent'

/** Where somebody is signed in, and the way to end it. */
export function SessionsCard({ sessions }: { sessions: readonly SessionView[] }) {
  const { m } = useMessages()
  const hasOthers = sessions.some(({ current }) => !current)
  return (
    <Card
      level={3}
      title={m.settings.sessions}
      lead={m.settings.sessionsLead}
      aside={hasOthers && <EndOthers />}
    >
      <ul className="flex flex-col divide-y divide-line">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </Card>
  )
}

function SessionRow({ session }: { session: SessionView }) {
  const { m, t } = useMessages()
  const { refresh } = useRouter()
  const { id, current, createdAt, lastSeenAt, address, userAgent } = session
  const { submit, pending, error } = useAction(endSessionAction, () => {
    say(m.settings.sessionEnded)
    // The button is gone with its row: the reader stays on the page.
    document.getElementById('main')?.focus()
    refresh()
  })
  const seen = readUserAgent(userAgent)
  const browser =
    seen.browser && seen.system
      ? t(m.settings.browserOn, { browser: seen.browser, system: seen.system })
      : (seen.browser ?? userAgent ?? m.settings.unknownBrowser)
  return (
    <li className="py-3 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <span className="min-w-0">
          <span className="flex flex-wrap items-center gap-x-2">
            <span className="font-medium [overflow-wrap:anywhere]">{browser}</span>
            {current && <Badge>{m.settings.thisSession}</Badge>}
          </span>
          <span className="block text-muted text-sm [overflow-wrap:anywhere]">
            {m.settings.signedIn} <RelativeTime at={createdAt} />, {m.settings.lastUsed}{' '}
            <RelativeTime at={lastSeenAt} />
            {address && `, ${t(m.settings.fromAddress, { address })}`}
          </span>
        </span>
        {!current && (
          <Button
            pending={pending}
            aria-label={t(m.settings.endSessionName, { browser })}
            onClick={() => submit(id)}
          >
            {pending ? m.settings.ending : m.settings.endSession}
          </Button>
        )}
      </div>
      {error && (
        <div className="mt-2">
          <FormError error={error} />
        </div>
      )}
    </li>
  )
}

function EndOthers() {
  const { m, t } = useMessages()
  const { refresh } = useRouter()
  const { submit, pending, error } = useAction(endOtherSessionsAction, (count) => {
    say(t(m.settings.othersEnded, { count }))
    refresh()
  })
  return (
    <ConfirmDialog
      trigger={m.settings.endOthers}
      title={m.settings.endOthersTitle}
      confirm={{ label: m.settings.endOthers, pendingLabel: m.settings.ending, run: () => submit(null) }}
      pending={pending}
      error={error}
    >
      <p>{m.settings.endOthersText}</p>
    </ConfirmDialog>
  )
}
