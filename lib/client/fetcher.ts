import type { ErrorBody } from '@/lib/contract/error'

/** An answer of our API that is not the thing asked for. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly requestId: string | null

  constructor(status: number, body: ErrorBody['error'] | null) {
    super(body?.message ?? `Patchbay answered ${status}.`)
    this.name = 'ApiError'
    this.status = status
    this.code = body?.code ?? 'unknown'
    this.requestId = body?.requestId ?? null
  }
}

/** Reads one of our own API's addresses as JSON. The only `fetch` in the browser. */
export async function fetcher<T>(path: string): Promise<T> {
  const response = await fetch(path, { headers: { accept: 'application/json' } })
  if (!response.ok) throw new ApiError(response.status, await readError(response))
  return response.json()
}

async function readError(response: Response): Promise<ErrorBody['error'] | null> {
  try {
    const body: Partial<ErrorBody> = await response.json()
    return body.error ?? null
  } catch {
    return null
  }
}
