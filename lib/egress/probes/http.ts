import 'server-only'
import type { HttpProbe } from '@/lib/core/provider'
import { type Answer, isLimited, judge, readScopes } from '@/lib/egress/probes/judge'
import { endpointOf } from '@/lib/egress/target'

/** What a probe that succeeded found out. */
export interface ProbeResult {
  latencyMs: number
  /** What the credential may do now; null when the provider does not list it. */
  scopes: readonly string[] | null
  /** The provider knows the credential, and says that it may not do just what was asked. */
  limited: boolean
}

export interface HttpQuestion {
  /** Its URL filled in. */
  probe: HttpProbe
  neededScopes: readonly string[]
  /** That adds the credential. */
  fetch: typeof fetch
}

/** Asks a provider whether a credential works. Throws `ProviderFailure` when it does not, or when nobody can say. */
export async function probeHttp({ probe, neededScopes, fetch }: HttpQuestion): Promise<ProbeResult> {
  const begun = performance.now()
  const response = await fetch(probe.url, {
    method: probe.method ?? 'GET',
    headers: {
      accept: 'application/json',
      ...probe.headers,
      ...(probe.body && { 'content-type': 'application/json' }),
    },
    redirect: 'manual',
    ...(probe.body && { body: JSON.stringify(probe.body) }),
  })
  const latencyMs = Math.round(performance.now() - begun)
  const answer = await readAnswer(response)
  const target = endpointOf(new URL(probe.url))
  const question = { probe, neededScopes, target, now: Date.now() }
  const limited = isLimited(answer, question)
  const failure = limited ? null : judge(answer, question)
  if (failure) throw failure
  return { latencyMs, scopes: readScopes(answer, probe), limited }
}

async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: parse(text) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
