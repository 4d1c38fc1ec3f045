import 'server-only'
import { ProviderFailure } from '@/lib/core/failure'
import type { CredentialPlace, Probe } from '@/lib/core/provider'
import { type Answer, judge, readScopes } from '@/lib/egress/probes/judge'
import { endpointOf } from '@/lib/egress/target'

/** What a probe that succeeded found out. */
export interface ProbeResult {
  latencyMs: number
  /** What the credential may do now; null when the provider does not list it. */
  scopes: readonly string[] | null
}

export interface HttpProbe {
  /** Its URL filled in. */
  probe: Probe
  place: CredentialPlace
  /** As the place wants it, the prefix left out. */
  secret: string
  neededScopes: readonly string[]
  fetch: typeof fetch
}

/** Asks a provider whether a credential works. Throws `ProviderFailure` when it does not, or when nobody can say. */
export async function probeHttp({
  probe,
  place,
  secret,
  neededScopes,
  fetch,
}: HttpProbe): Promise<ProbeResult> {
  const url = new URL(probe.url)
  const target = endpointOf(url)
  const headers = buildHeaders(probe, place, secret)
  // Nobody was asked, but a credential that fits into no header opens no door.
  if (!headers) throw new ProviderFailure('invalid_token', { params: { target } })
  if (place.in === 'query') url.searchParams.set(place.name, secret)
  const begun = performance.now()
  const response = await fetch(url, {
    method: probe.method ?? 'GET',
    headers,
    redirect: 'manual',
    ...(probe.body && { body: JSON.stringify(probe.body) }),
  })
  const latencyMs = Math.round(performance.now() - begun)
  const answer = await readAnswer(response)
  const failure = judge(answer, { probe, neededScopes, target, now: Date.now() })
  if (failure) throw failure
  return { latencyMs, scopes: readScopes(answer, probe) }
}

function buildHeaders(probe: Probe, place: CredentialPlace, secret: string): Headers | null {
  const headers = new Headers({ accept: 'application/json', ...probe.headers })
  if (probe.body) headers.set('content-type', 'application/json')
  if (place.in !== 'header') return headers
  try {
    headers.set(place.name, `${place.prefix}${secret}`)
    return headers
  } catch {
    return null
  }
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
