import 'server-only'
import { bus } from '@/lib/events/bus'
import { log } from '@/lib/log'
import { prepareStart } from '@/lib/operations/prepare-start'
import { listen } from '@/lib/store/listen'
import { startWorker } from '@/lib/worker'

/**
 * What `server.ts` starts beside its answers, for an install that runs `next start` instead. There is no embedded
 * PostgreSQL then, and migrations are applied beforehand: `npm run prisma -- migrate deploy`.
 */
export async function startUnderNext(): Promise<void> {
  const { setupCode } = await prepareStart()
  if (setupCode) log().info(`set Patchbay up at /setup?code=${setupCode}`)
  bus().start(listen)
  startWorker()
}
