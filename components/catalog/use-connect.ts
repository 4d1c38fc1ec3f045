import { useEffect, useRef, useState } from 'react'
import { beginConnectAction, watchConnectorAction } from '@/app/connectors/actions'
import { forCustomer } from '@/components/catalog/for-customer'
import { type Outcome, outcomeOf } from '@/components/catalog/outcome-of'
import { needsFullPage, onConsentBack, openConnectWindow } from '@/lib/client/connect-window'
import { focusMain } from '@/lib/client/focus-main'
import { say } from '@/lib/client/say'
import { type ActionError, settle } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { CatalogConnector } from '@/lib/contract/catalog'

const POLL_MS = 3000
const LOOK_MS = 500

/** What is connected: one of theirs again, or another one. */
export interface Wanted {
  connectionId: string | null
  isNew: boolean
  fields: Record<string, string>
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
  const hasForm = connector.authType !== 'oauth2' || connector.fields.length > 0

  const stop = () => {
    asked.current?.close()
    setProgress(REST)
  }
  const hear = (now: CatalogConnector) => {
    const outcome = outcomeOf(before.current, now)
    onChange(now)
    if (outcome === null) return false
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

  useWatch(progress, asked, {
    look: async () => {
      const answer = await settle(watchConnectorAction(connector.slug), m.ui.unreachable)
      if (!answer.ok) {
        setProgress((now) => (now.at === 'waiting' ? { at: 'waiting', lost: true } : now))
        return true
      }
      setProgress((now) => (now.at === 'waiting' && now.lost ? { at: 'waiting', lost: false } : now))
      return hear(answer.value)
    },
    onClosed: () => setProgress({ at: 'closed' }),
  })

  return {
    ...{ progress, begin, stop },
    /** What is said at the form; without one it stands by itself. */
    error: hasForm ? error : null,
    refusal: hasForm ? null : error,
    again: () => wanted && begin(wanted),
    /** The whole page goes to the provider. */
    here: () => wanted && void ask(wanted, false),
    show: () => asked.current?.focus(),
  }
}

interface Watch {
  /** Asks how it stands; true: it is over, or nobody answered. */
  look: () => Promise<boolean>
  onClosed: () => void
}

/** Looks how it stands every three seconds, whenever somebody comes back, and when the window says that it is done. */
function useWatch(progress: Progress, asked: { current: Window | null }, watch: Watch): void {
  const latest = useRef(watch)
  useEffect(() => {
    latest.current = watch
  })
  const isWaiting = progress.at === 'waiting'
  // A window that a provider's page has cut loose looks closed, and may still come back.
  const isListening = isWaiting || progress.at === 'closed'
  useEffect(() => {
    if (!isListening) return
    let isLooking = false
    let isOver = false
    const look = async (): Promise<boolean> => {
      if (isLooking) return true
      isLooking = true
      const done = await latest.current.look()
      isLooking = false
      return done || isOver
    }
    const lookForWindow = async () => {
      if (!isWaiting || !asked.current?.closed || !document.hasFocus()) return
      if (!(await look())) latest.current.onClosed()
    }
    const stopHearing = onConsentBack(() => void look())
    const onReturn = () => void look()
    window.addEventListener('focus', onReturn)
    const poll = isWaiting ? setInterval(look, POLL_MS) : undefined
    const closing = isWaiting ? setInterval(lookForWindow, LOOK_MS) : undefined
    return () => {
      isOver = true
      stopHearing()
      window.removeEventListener('focus', onReturn)
      clearInterval(poll)
      clearInterval(closing)
    }
  }, [isListening, isWaiting, asked])
}
