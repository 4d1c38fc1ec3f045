import { once } from '@/lib/once'

/** Next calls this once per process, before the first request. */
export async function register(): Promise<void> {
  // Next compiles this file for its other runtime too, and drops what stands behind this.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    if (once('started-by', () => 'next') === 'server') return
    const { startUnderNext } = await import('@/lib/web/start-under-next')
    await startUnderNext()
  }
}
