import 'server-only'
import { once } from '@/lib/once'
import { readReadiness } from '@/lib/operations/read-readiness'

const state = () => once('process state', () => ({ stopping: false }))

/** From now on the process is not ready: whoever balances load sends the next request elsewhere. */
export function markStopping(): void {
  state().stopping = true
}

/** Whether the next request should come here. */
export async function isReady(): Promise<boolean> {
  return !state().stopping && (await readReadiness())
}
