import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useRef, useState } from 'react'
import { beginConnectAction, watchConnectorAction } from '@/app/connectors/actions'
import type { Typed } from '@/components/catalog/connect-form'
import { forCustomer, isShut } from '@/components/catalog/for-customer'
import { type Outcome, outcomeOf } from '@/components/catalog/outcome-of'
import { needsFullPage, onConsentBack, openConnectWindow } from '@/lib/client/connect-window'
import { focusMain } from '@/lib/client/focus-main'
import { oneAtATime } from '@/lib/client/one-at-a-time'
import { say } from '@/lib/client/say'
import { type ActionError, settle } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { CatalogConnector } from '@/lib/contract/catalog'

const LOOK_MS = 500

/** What is connected: one of theirs again, or another one. */
export interface Wanted extends Typed {
  connectionId: string | null
  isNew: boolean
}

/** How far connecting has come. */
export type Progress =
  | { at: 'rest' | 'opening' | 'blocked' | 'closed' }
  | { at: 'waiting'; lost: boolean }
  | ({ at: 'ended' } & Pick<Exclude<Outcome, { type: 'connected' }>, 'type' | 'failure'>)

const REST: Progress = { at: 'rest' }

interface ConnectOptions {
  connector: CatalogConnector
  onChange: (connector: CatalogConnector) => void
  onConnected: () => void
  /** How an earlier attempt came to nothing, which the page was opened with. */
  initial: Progress
}

/** Connects in a window of its own, and watches what becomes of it; in this one where that cannot be. */
export function useConnect({ connector, onChange, onConnected, initial }: ConnectOptions) {
  const { m, t } = useMessages()
  const [progress, setProgress] = useState<Progress>(initial)
  const [error, setError] = useState<ActionError | null>(null)
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const asked = useRef<Window | null>(null)
  const before = useRef(connector)
  /** Whether an attempt is out of which something may still come. */
  const isOut = useRef(false)
  const hasForm = connector.authType !== 'oauth2' || connector.fields.length > 0

  const stop = () => {
    isOut.current = false
    asked.current?.close()
    setProgress(REST)
  }
  const hear = (now: CatalogConnector) => {
    const outcome = isOut.current ? outcomeOf(before.current, now) : null
    onChange(now)
    if (outcome === null) return false
    isOut.current = false
    asked.current?.close()
    if (outcome.type !== 'connected') setProgress({ at: 'ended', ...outcome })
    else {
      const again = before.current.connections.some(
        ({ id, connectedAt }) => id === outcome.connection.id && connectedAt,
      )
      say(t(again ? m.catalog.done.reconnected : m.catalog.done.installed, { app: connector.name }))
      setProgress(REST)
      onConnected()
      focusMain()
    }
    return true
  }

  const ask = async (what: Wanted, popup: boolean) => {
    setProgress({ at: 'opening' })
    isOut.current = true
    const begun = beginConnectAction({ slug: connector.slug, ...what, popup })
    const answer = forCustomer(await settle(begun, m.ui.unreachable), m.catalog)
    setError(answer.ok ? null : answer.error)
    if (!answer.ok) return stop()
    if ('connector' in answer.value) {
      if (!hear(answer.value.connector)) setProgress(REST)
    } else if (popup && asked.current) {
      asked.current.location.replace(answer.value.url)
      setProgress({ at: 'waiting', lost: false })
    } else window.location.assign(answer.value.url)
  }
  const begin = (what: Wanted) => {
    before.current = connector
    setWanted(what)
    setError(null)
    if (connector.authType !== 'oauth2' || needsFullPage()) return void ask(what, false)
    asked.current = openConnectWindow()
    if (asked.current === null) setProgress({ at: 'blocked' })
    else void ask(what, true)
  }

  const look = useLook(connector.slug, (answer) => {
    const lost = answer === null
    setProgress((now) => (now.at === 'waiting' && now.lost !== lost ? { at: 'waiting', lost } : now))
    return answer !== null && hear(answer)
  })
  useWindow(progress, asked, { look, onClosed: () => setProgress({ at: 'closed' }) })

  return {
    ...{ progress, begin, stop, look },
    /** What is said at the form; without one it stands by itself. */
    error: hasForm ? error : null,
    refusal: hasForm ? null : error,
    again: () => wanted && begin(wanted),
    /** The whole page goes to the provider. */
    here: () => wanted && void ask(wanted, false),
    show: () => asked.current?.focus(),
  }
}

/** Reads how it stands, one look at a time; `hear` gets null when nobody answered, and says whether it is over. */
function useLook(slug: string, hear: (now: CatalogConnector | null) => boolean): () => Promise<boolean> {
  const { refresh } = useRouter()
  const latest = useRef(hear)
  useEffect(() => {
    latest.current = hear
  })
  return useMemo(
    () =>
      oneAtATime(async () => {
        const answer = await watchConnectorAction(slug).catch(() => null)
        if (answer && !answer.ok && isShut(answer.error)) refresh()
        return latest.current(answer?.ok ? answer.value : null)
      }),
    [slug, refresh],
  )
}

interface Watch {
  /** Reads how it stands; true: it is over. */
  look: () => Promise<boolean>
  onClosed: () => void
}

/** Looks whenever somebody comes back, and when the window says that it is done, or is gone. */
function useWindow(progress: Progress, asked: { current: Window | null }, watch: Watch): void {
  const latest = useRef(watch)
  useEffect(() => {
    latest.current = watch
  })
  const isWaiting = progress.at === 'waiting'
  // A window that a provider's page has cut loose looks closed, and may still come back.
  const isListening = isWaiting || progress.at === 'closed'
  useEffect(() => {
    if (!isListening) return
    let isOver = false
    const look = () => void latest.current.look()
    const lookForWindow = async () => {
      if (!isWaiting || !asked.current?.closed || !document.hasFocus()) return
      const isDone = await latest.current.look()
      if (!isDone && !isOver) latest.current.onClosed()
    }
    const stopHearing = onConsentBack(look)
    window.addEventListener('focus', look)
    const closing = isWaiting ? setInterval(lookForWindow, LOOK_MS) : undefined
    return () => {
      isOver = true
      stopHearing()
      window.removeEventListener('focus', look)
      clearInterval(closing)
    }
  }, [isListening, isWaiting, asked])
}
