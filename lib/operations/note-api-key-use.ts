import 'server-only'
import { log } from '@/lib/log'
import { once } from '@/lib/once'
import { touchApiKey } from '@/lib/store/api-keys'

/** How stale "last used" may be: one write a minute, not one a request. */
const NOTED_MS = 60_000

/** When this process noted each key last, however that ended. */
const noted = () => once('noted API keys', () => new Map<string, number>())

/** Notes that a key was used. Nobody waits for it, and a note that fails stops nothing. */
export function noteApiKeyUse(id: string, now: Date): void {
  const at = now.getTime()
  if (at - (noted().get(id) ?? 0) < NOTED_MS) return
  noted().set(id, at)
  touchApiKey(id).catch((error) => log().warn({ err: error }, 'the use of an API key could not be noted'))
}
