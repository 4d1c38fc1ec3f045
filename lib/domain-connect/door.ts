import { isProviderFailure } from '@/lib/core/failure'
import { unsafeHost } from '@/lib/domain-connect/host-guard'
import { type Answer, readAnswer } from '@/lib/oauth/answer'
import { failureOfThrown } from '@/lib/oauth/failures'

/** The ways out that the protocol is handed. */
export interface Door {
  /**
   * Must follow no redirect, judge every address of a name and connect to one that it judged. What it throws as a
   * ProviderFailure is believed: `blocked_address` and `name_not_found` are the guard's last two reasons.
   */
  fetch: typeof fetch
  /** A name's TXT records, each as its strings; none when there are none. Throws when nobody could say. */
  resolveTxt: (name: string) => Promise<readonly (readonly string[])[]>
  /** `host:port` of what the operator lists. */
  allow: readonly string[]
}

/** What the handed fetch is to be bounded to. A settings document has some hundred bytes. */
export const answerLimits = { timeoutMs: 10_000, maxBytes: 65_536 }

/** Asks for JSON. Throws `ProviderFailure` where no answer came. */
export async function ask(
  door: Pick<Door, 'fetch'>,
  url: string,
  init: { method?: 'POST'; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const headers = { accept: 'application/json', 'user-agent': 'Patchbay', ...init.headers }
  try {
    return await readAnswer(url, await door.fetch(url, { ...init, headers, redirect: 'manual' }))
  } catch (error) {
    throw failureOfThrown(error, 'account')
  }
}

/**
 * Asks a host that DNS named and nobody here vouches for. Throws `unsafe_host` where it leads inside or nowhere, else
 * as `ask` does.
 */
export async function askStranger(door: Pick<Door, 'fetch'>, url: string): Promise<Answer> {
  try {
    return await ask(door, url)
  } catch (error) {
    if (!isProviderFailure(error)) throw error
    const { host } = new URL(url)
    if (error.code === 'blocked_address') throw unsafeHost(host, 'blocked_ip', error)
    if (error.code === 'name_not_found') throw unsafeHost(host, 'unresolvable', error)
    throw error
  }
}
