import { unstable_rethrow } from 'next/navigation'
import { useState, useTransition } from 'react'
import type { ActionResult } from '@/lib/contract/error'

export type ActionError = Extract<ActionResult<never>, { ok: false }>['error']

const unreachable: ActionError = {
  code: 'unreachable',
  message: 'Patchbay did not answer. Check your network, then try again.',
  requestId: '',
  fields: {},
}

/** Runs a server action: pending while it does, then what it answered or the error to show. One at a time. */
export function useAction<Input, T>(
  run: (input: Input) => Promise<ActionResult<T>>,
  onDone: (value: T) => void,
) {
  const [pending, start] = useTransition()
  const [error, setError] = useState<ActionError | null>(null)

  const submit = (input: Input) => {
    if (pending) return
    start(async () => {
      const result = await settle(run(input))
      setError(result.ok ? null : result.error)
      if (result.ok) onDone(result.value)
    })
  }
  return { submit, pending, error, setError }
}

async function settle<T>(answer: Promise<ActionResult<T>>): Promise<ActionResult<T>> {
  try {
    return await answer
  } catch (error) {
    // Next sends redirects as exceptions.
    unstable_rethrow(error)
    return { ok: false, error: unreachable }
  }
}
