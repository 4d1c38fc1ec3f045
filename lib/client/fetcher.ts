import type { ErrorBody } from '@/lib/contract/error'

/** An answer of our API that is not the thing asked for. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly requestId: string | null
  /** After how many seconds it may be asked again, where the API says. */
  readonly retryAfter: number | null

  constructor(status: number, body: ErrorBody['error'] | null, retryAfter: number | null = null) {
    super(body?.message ?? `Patchbay answered ${status}.`)
    this.name = 'ApiError'
    this.status = status
    this.code = body?.code ?? 'unknown'
    this.requestId = body?.requestId ?? null
    this.retryAfter = retryAfter
  }
}

/** Reads one of our own API's addresses as JSON. Throws `ApiError`, and what `fetch` throws when nobody answers. */
export function fetcher<T>(path: string): Promise<T> {
  return ask(path, 'GET')
}

/** Posts to one of our own API's addresses, which needs no body: unlike actions, several at a time. Throws as `fetcher`. */
export function post<T>(path: string): Promise<T> {
  return ask(path, 'POST')
}

/** Puts a file at one of our own API's addresses; null takes away what is there. Throws as `fetcher`. */
export async function replace(path: string, file: Blob | null): Promise<void> {
  const response = await fetch(path, file ? { method: 'PUT', body: file } : { method: 'DELETE' })
  if (!response.ok) throw new ApiError(response.status, await readError(response))
}

/** What came back of a request that a person described: everything, whatever its status. */
export interface Sent {
  /** 0: a redirect, which a page is not shown. */
  status: number
  type: string
  text: string
}

/** Sends a request that a person described, as them, or with `apiKey` and nothing of theirs. Throws when nobody answers. */
export async function send(
  path: string,
  request: { method: string; headers: Record<string, string>; body: string | null; apiKey: string | null },
): Promise<Sent> {
  const { method, body, apiKey } = request
  const headers = { ...request.headers, ...(apiKey && { authorization: `Bearer ${apiKey}` }) }
  const credentials = apiKey ? 'omit' : 'same-origin'
  const response = await fetch(path, { method, headers, body, credentials, redirect: 'manual' })
  const type = response.headers.get('content-type') ?? ''
  return { status: response.status, type, text: await response.text() }
}

async function ask<T>(path: string, method: 'GET' | 'POST'): Promise<T> {
  const response = await fetch(path, { method, headers: { accept: 'application/json' } })
  if (response.ok) return response.json()
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  throw new ApiError(
    response.status,
    await readError(response),
    Number.isFinite(seconds) && seconds >= 0 ? seconds : null,
  )
}

async function readError(response: Response): Promise<ErrorBody['error'] | null> {
  try {
    const body: Partial<ErrorBody> = await response.json()
    return body.error ?? null
  } catch {
    return null
  }
}
