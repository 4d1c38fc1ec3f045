import { useEffect, useSyncExternalStore } from 'react'
import { useSWRConfig } from 'swr'
import { PAGE_SIZE } from '@/lib/client/connection-place'
import { fetcher, post } from '@/lib/client/fetcher'
import { BEGUN, isOver, type TestRun, testAll } from '@/lib/client/test-all'
import type { ConnectionPage, TestResult } from '@/lib/contract/connection'

/** Runs by the integration's id: they belong to the tab, so that another page of the console can be looked at meanwhile. */
const runs = new Map<string, { run: TestRun; stop: AbortController }>()
const listeners = new Set<() => void>()

function put(integrationId: string, run: TestRun, stop: AbortController): void {
  runs.set(integrationId, { run, stop })
  for (const listener of listeners) listener()
}

function begin(integrationId: string): void {
  const known = runs.get(integrationId)
  if (known && !isOver(known.run)) return
  const stop = new AbortController()
  put(integrationId, BEGUN, stop)
  const doors = {
    list: (start: number) =>
      fetcher<ConnectionPage>(
        `/api/connections?${new URLSearchParams({ integration: integrationId, start: String(start), count: String(PAGE_SIZE) })}`,
      ),
    test: (id: string) => post<TestResult>(`/api/connections/${id}/validate`),
    wait: pause,
  }
  void testAll(doors, stop.signal, (run) => put(integrationId, run, stop))
}

function forget(integrationId: string): void {
  runs.delete(integrationId)
  for (const listener of listeners) listener()
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, signal.aborted ? 0 : ms)
    signal.addEventListener('abort', end)
  })
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The testing of all connections of an integration: how far it is, null before the first, and what begins and ends it. */
export function useTestAll(integrationId: string) {
  const { mutate } = useSWRConfig()
  const run = useSyncExternalStore(
    subscribe,
    () => runs.get(integrationId)?.run ?? null,
    () => null,
  )
  const over = run !== null && isOver(run)
  // The page says the same as the summary, also while the live stream is away.
  useEffect(() => {
    if (over) void mutate(`/api/integrations/${integrationId}`)
  }, [over, integrationId, mutate])
  return {
    run,
    begin: () => begin(integrationId),
    stop: () => runs.get(integrationId)?.stop.abort(),
    forget: () => forget(integrationId),
  }
}
