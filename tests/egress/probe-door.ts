import { vi } from 'vitest'
import type { CredentialPlace, HttpProbe } from '@/lib/core/provider'
import { credentialFetch } from '@/lib/egress/credential-fetch'
import { probeHttp } from '@/lib/egress/probes/http'

export const bearer: CredentialPlace = { in: 'header', name: 'Authorization', prefix: 'Bearer ' }
export const url = 'https://api.good.com/me?v=1'

export interface Given {
  status?: number
  body?: unknown
  headers?: Record<string, string>
  probe?: Partial<HttpProbe>
  place?: CredentialPlace
  secret?: string
  neededScopes?: string[]
}

/** Probes with a fetch that answers as told. */
export function ask({
  status = 200,
  body = {},
  headers = {},
  probe,
  place = bearer,
  secret = 'CANARY',
  neededScopes = [],
}: Given) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const fetch = vi.fn<typeof globalThis.fetch>(
    async () => new Response(status === 204 ? null : text, { status, headers }),
  )
  const result = probeHttp({
    probe: { url, ...probe },
    neededScopes,
    fetch: credentialFetch(place, { access_token: secret }, fetch),
  })
  return { sent: () => fetch.mock.calls[0]?.[0] as Request, fetch, result }
}
