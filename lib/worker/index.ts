import 'server-only'
import { log } from '@/lib/log'
import { once } from '@/lib/once'
import { purge } from '@/lib/operations/purge'

const PURGE_MS = 10 * 60 * 1000

const state = () =>
  once('worker', () => ({ timer: undefined as NodeJS.Timeout | undefined, running: Promise.resolve() }))

/** Starts what runs by the clock. A second call does nothing. */
export function startWorker(): void {
  const worker = state()
  worker.timer ??= setInterval(() => {
    worker.running = purge().catch((error) => log().warn({ err: error }, 'purging failed; it is tried again'))
  }, PURGE_MS).unref()
}

/** Stops it, and waits for what is running. */
export async function stopWorker(): Promise<void> {
  const worker = state()
  clearInterval(worker.timer)
  worker.timer = undefined
  await worker.running
}
