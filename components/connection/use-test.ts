import { useState } from 'react'
import { testConnectionAction } from '@/app/(console)/actions'
import { useAction } from '@/lib/client/use-action'
import { useShowConnection } from '@/lib/client/use-connection'
import type { TestResult } from '@/lib/contract/connection'

/** Asks the provider once, and keeps what it said until the next time. */
export function useTest(connectionId: string) {
  const show = useShowConnection()
  const [result, setResult] = useState<TestResult | null>(null)
  const { submit, pending, error } = useAction(testConnectionAction, (found: TestResult) => {
    setResult(found)
    show(found.connection)
  })
  return { test: () => submit(connectionId), pending, error, result }
}
