import { useState } from 'react'
import { send } from '@/lib/client/fetcher'
import type { DocParameter, DocRoute } from '@/lib/contract/docs'
import { addressOf, curlOf, type DescribedRequest, headersOf } from '@/lib/core/curl-request'

type Outcome =
  | { type: 'answered'; status: number; ms: number; text: string; isCut: boolean }
  | { type: 'redirect' }
  | { type: 'unreachable' }

/** More than this is shown to nobody. */
const MOST_SHOWN = 20_000

/** What is filled in for a route, what is still missing, and what it answered. */
export function useTrial(route: DocRoute, publicUrl: string, apiKey: string | null) {
  const [values, setValues] = useState<DescribedRequest['values']>({ path: {}, query: {}, header: {} })
  const [body, setBody] = useState(route.body?.sample ?? '')
  const [pending, setPending] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const { method, path } = route
  const request: DescribedRequest = { method, path, values, body: route.body && body ? body : null }
  const lacking = route.parameters.find(({ name, required, in: place }) => required && !values[place][name])
  const needsKey = !route.session && apiKey === null
  const missing = route.basic
    ? ('server' as const)
    : needsKey
      ? ('key' as const)
      : lacking
        ? { name: lacking.name }
        : null
  const isOpen = !route.scopes?.length

  async function run() {
    setPending(true)
    const startedAt = performance.now()
    try {
      const sent = await send(addressOf(request), {
        ...{ method, headers: headersOf(request), body: request.body, apiKey },
      })
      const ms = Math.round(performance.now() - startedAt)
      const text = indented(sent.text)
      setOutcome(
        sent.status === 0
          ? { type: 'redirect' }
          : {
              ...{ type: 'answered', status: sent.status, ms },
              ...{ text: text.slice(0, MOST_SHOWN), isCut: text.length > MOST_SHOWN },
            },
      )
    } catch {
      setOutcome({ type: 'unreachable' })
    }
    setPending(false)
  }

  return {
    valueOf: (place: DocParameter['in'], name: string) => values[place][name] ?? '',
    fill: (place: DocParameter['in'], name: string, value: string) =>
      setValues((before) => ({ ...before, [place]: { ...before[place], [name]: value } })),
    ...{ body, setBody, pending, outcome, missing, run },
    curl: curlOf(publicUrl, request, isOpen ? null : route.basic ? 'basic' : 'bearer'),
  }
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
