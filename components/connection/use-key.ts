import { useState } from 'react'
import { testKeyAction } from '@/app/(console)/key-actions'
import { useAction } from '@/lib/client/use-action'
import type { KeyTest } from '@/lib/contract/connection'
import type { ActionResult } from '@/lib/contract/error'
import type { KeyInput, Setup } from '@/lib/contract/setup'

/** What is done with a key: saved if its provider accepts it, saved although it does not, or only tried. */
export type Deed = 'save' | 'draft' | 'test'

export interface KeyOptions<T> {
  /** Whose key it is: a connection's, or that of an integration which is only about to be made. */
  of: { connection: string } | { provider: string }
  save: (key: KeyInput, data: FormData) => Promise<ActionResult<T>>
  onSaved: (saved: T) => void
}

interface Typed {
  deed: Deed
  setup: Setup
  data: FormData
}

/** Tries and saves what is typed, one thing at a time, and keeps what was said of it until it is typed anew. */
export function useKey<T>({ of, save, onSaved }: KeyOptions<T>) {
  const [tested, setTested] = useState<KeyTest | null>(null)
  const [deed, setDeed] = useState<Deed>('save')
  const [spaces, setSpaces] = useState<Setup['outerSpaces']>()
  // The inputs are made anew after each round: what was typed is gone with them.
  const [round, setRound] = useState({ number: 0, dropped: false })

  const { submit, pending, error, setError } = useAction(
    ({ deed, setup, data }: Typed): Promise<ActionResult<KeyTest | (() => void)>> =>
      deed === 'test'
        ? testKeyAction({ of, setup })
        : save({ ...setup, draft: deed === 'draft' }, data).then((answer) =>
            answer.ok ? { ok: true, value: () => onSaved(answer.value) } : answer,
          ),
    (done) => {
      if (typeof done !== 'function') return setTested(done)
      begin(false)
      done()
    },
  )

  const forget = () => {
    setTested(null)
    setSpaces(undefined)
    if (error?.refusal) setError(null)
  }
  const begin = (dropped: boolean) => {
    forget()
    setError(null)
    setRound(({ number }) => ({ number: number + 1, dropped }))
  }
  const send = (typed: Typed) => {
    if (pending) return
    // A choice about spaces holds until something else is typed.
    const outerSpaces = typed.setup.outerSpaces ?? spaces
    setSpaces(outerSpaces)
    setDeed(typed.deed)
    setTested(null)
    submit({ ...typed, setup: { ...typed.setup, ...(outerSpaces && { outerSpaces }) } })
  }
  const isAsking = pending && deed !== 'draft'
  return {
    send,
    forget,
    drop: () => begin(true),
    deed,
    pending: pending ? deed : null,
    tested,
    refusal: isAsking ? null : error?.refusal,
    error: error?.refusal ? null : error,
    round,
  }
}
