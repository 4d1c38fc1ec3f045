import 'server-only'
import { type Dispatcher, fetch as dispatch } from 'undici'
import { isProviderFailure, ProviderFailure } from '@/lib/core/failure'
import { dispatcher } from '@/lib/egress/dispatcher'
import { translate } from '@/lib/egress/failure'
import { checkTarget, type EgressPolicy } from '@/lib/egress/target'
import { env } from '@/lib/env'

export interface EgressFetchOptions {
  /** For headers and body together. 15 seconds unless told. */
  timeoutMs?: number
  /** How much longer, once the time is over, an answer that has arrived is read; 0 unless told. */
  graceMs?: () => number
  /** Of the body, after decompression. 1 MiB unless told. */
  maxBytes?: number
  /** Told the `host:port` of each refused target. */
  onBlocked?: (target: string) => void
  /** The policy and the dispatcher that keeps it; the process's own unless told. */
  via?: EgressPolicy & { dispatcher: Dispatcher }
}

/** These describe the bytes as they travelled, not as they are handed on. */
const travelHeaders = ['content-encoding', 'content-length', 'transfer-encoding']

/** Statuses that the Response constructor takes without a body alone. */
const bodiless = new Set([204, 205, 304])

/**
 * A fetch that goes through the policy, follows no redirect, waits `timeoutMs` at most and takes `maxBytes` at most.
 * The answer is whole when it is handed on. Throws `ProviderFailure`, or the caller's own reason when the caller aborts.
 */
export function egressFetch(options: EgressFetchOptions = {}): typeof fetch {
  const { timeoutMs = 15_000, maxBytes = 1_048_576, graceMs = () => 0, onBlocked } = options
  return async (input, init) => {
    const via = options.via ?? { allow: env().egressAllow, dispatcher: dispatcher() }
    const given = typeof input === 'object' && 'url' in input ? input : null
    const callers = init?.signal ?? given?.signal ?? null
    callers?.throwIfAborted()
    try {
      const { endpoint } = checkTarget(given?.url ?? (input as string | URL), via)
      const request = new Request(input, { ...init, signal: null })
      return await withinTime(request, { endpoint, via, maxBytes, timeoutMs, graceMs, callers })
    } catch (error) {
      if (isProviderFailure(error) && error.code === 'blocked_address') onBlocked?.(error.params.target ?? '')
      throw error
    }
  }
}

interface Bounds {
  endpoint: string
  via: { dispatcher: Dispatcher }
  maxBytes: number
  timeoutMs: number
  graceMs: () => number
  /** The caller's own signal. */
  callers: AbortSignal | null
}

async function withinTime(request: Request, bounds: Bounds): Promise<Response> {
  const { endpoint, callers } = bounds
  const deadline = new AbortController()
  // The grace is a second timer, so that what lies in the socket of a process that slept is read between the two.
  let timer = setTimeout(() => {
    timer = setTimeout(() => deadline.abort(), bounds.graceMs())
  }, bounds.timeoutMs)
  const signal = callers ? AbortSignal.any([callers, deadline.signal]) : deadline.signal
  try {
    return await exchange(request, bounds, signal)
  } catch (error) {
    if (callers?.aborted) throw callers.reason
    if (deadline.signal.aborted)
      throw new ProviderFailure('timeout', { params: { target: endpoint }, cause: error })
    // Ends what is still under way: an answer that grew too long goes on growing.
    deadline.abort()
    throw translate(error, endpoint)
  } finally {
    clearTimeout(timer)
  }
}

async function exchange(request: Request, bounds: Bounds, signal: AbortSignal): Promise<Response> {
  const headers = new Headers(request.headers)
  if (!headers.has('user-agent')) headers.set('user-agent', 'Patchbay')
  const answer = await dispatch(request.url, {
    method: request.method,
    headers: [...headers],
    body: request.body ? new Uint8Array(await request.arrayBuffer()) : null,
    redirect: 'manual',
    signal,
    dispatcher: bounds.via.dispatcher,
  })
  const { status } = answer
  if (status < 200 || status > 599) throw unexpected(bounds, `The status ${status} is none of HTTP's.`)
  const body = await readBody(answer.body, bounds)
  const kept = new Headers([...answer.headers])
  for (const name of travelHeaders) kept.delete(name)
  return new Response(bodiless.has(status) ? null : body, { status, headers: kept })
}

async function readBody(
  body: AsyncIterable<Uint8Array> | null,
  bounds: Bounds,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.byteLength
    if (length > bounds.maxBytes)
      throw unexpected(bounds, `The answer is longer than ${bounds.maxBytes} bytes.`)
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function unexpected({ endpoint }: Bounds, why: string): ProviderFailure {
  return new ProviderFailure('unexpected_answer', { params: { target: endpoint }, cause: new Error(why) })
}
