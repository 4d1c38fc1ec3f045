import { asAtprotoDid, type HandleResolver, isAtprotoDid } from '@atproto/oauth-client-node'
import { invalidHandle } from '@/lib/atproto/account'

type Did = ReturnType<typeof asAtprotoDid<string>>

/** What handles are looked up with. */
export interface HandleDoors {
  /** Follows no redirect. */
  fetch: typeof globalThis.fetch
  /** The TXT records of a name, each in one piece; none where the name has none. Throws where nobody answers. */
  resolveTxt: (name: string) => Promise<readonly string[]>
}

/** For the well-known document: the web server of a handle that is named by DNS may be slow, or not there. */
const WELL_KNOWN_MS = 4_000

/**
 * Finds the DID of a handle by DNS and by HTTPS, both asked at once (https://atproto.com/specs/handle). One answer is
 * enough; two that differ are refused, since one of them is somebody else's. Null: neither knows it. Throws
 * `ProviderFailure` `invalid_handle` for two answers.
 */
export async function resolveHandle(doors: HandleDoors, handle: string): Promise<Did | null> {
  const [byDns, byHttps] = await Promise.all([
    doors.resolveTxt(`_atproto.${handle}`).catch(() => []),
    readWellKnown(doors, handle).catch(() => null),
  ])
  const named = byDns.filter((record) => record.startsWith('did=')).map((record) => record.slice(4))
  const answers = new Set([...named, ...(byHttps === null ? [] : [byHttps])])
  if (answers.size > 1) throw invalidHandle(handle, new Error(`${handle} leads to ${answers.size} accounts.`))
  const [only] = answers
  return only !== undefined && isAtprotoDid(only) ? asAtprotoDid(only) : null
}

/** The same for the client library, which asks for nothing else. */
export function handleResolver(doors: HandleDoors): HandleResolver {
  return { resolve: (handle) => resolveHandle(doors, handle) }
}

/** Only a plain 200 counts; web servers answer much else at unknown paths. */
async function readWellKnown(doors: HandleDoors, handle: string): Promise<string | null> {
  const response = await doors.fetch(`https://${handle}/.well-known/atproto-did`, {
    headers: { accept: 'text/plain' },
    redirect: 'manual',
    signal: AbortSignal.timeout(WELL_KNOWN_MS),
  })
  if (response.status !== 200) return null
  const text = (await response.text()).trim()
  return isAtprotoDid(text) ? text : null
}
