import { unstable_rethrow } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useMessages } from '@/lib/client/use-messages'
import type { ActionResult } from '@/lib/contract/error'

export type ActionError = Extract<ActionResult<never>, { ok: false }>['error']

/** Runs a server action: pending while it does, then what it answered or the error to show. One at a time. */
export function useAction<Input, T>(
  run: (input: Input) => Promise<ActionResult<T>>,
  onDone: (value: T) => void,
) {
  const { m } = useMessages()
  const [pending, start] = useTransition()
  const [error, setError] = useState<ActionError | null>(null)

  const submit = (input: Input) => {
    if (pending) return
    start(async () => {
      const result = await settle(run(input), m.ui.unreachable)
      setError(result.ok ? null : result.error)
      if (result.ok) onDone(result.value)
    })
  }
  return { submit, pending, error, setError }
}

/** The action’s answer; one that never came is an error like any other. */
export async function settle<T>(answer: Promise<ActionResult<T>>, message: string): Promise<ActionResult<T>> {
  try {
    return await answer
  } catch (error) {
    // Next sends redirects as exceptions.
    unstable_rethrow(error)
    return { ok: false, error: { code: 'unreachable', message, requestId: '', fields: {} } }
  }
}
