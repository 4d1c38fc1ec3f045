import 'server-only'
import type { ApiContext } from '@/lib/api/context'
import type { ErrorBody } from '@/lib/contract/error'
import { recordDenial } from '@/lib/operations/record-denial'
import { type ErrorAnswer, translateError } from '@/lib/web/error'
import { localeOf } from '@/lib/web/locale'

/** The one place where an error becomes an answer: `{ "error": … }`, or problem details (RFC 9457) for who asks for them. */
export async function answerError(error: unknown, c: ApiContext): Promise<Response> {
  const requestId = c.get('requestId') ?? crypto.randomUUID()
  const actor = c.get('actor')
  if (actor) await recordDenial(actor, error)
  const translated = translateError(error, requestId, localeOf(c.req.raw.headers))
  const response = wantsProblem(c) ? problem(translated, requestId) : plain(translated, requestId)
  response.headers.set('cache-control', 'no-store')
  response.headers.set('x-request-id', requestId)
  if (translated.retryAfter !== undefined) response.headers.set('retry-after', String(translated.retryAfter))
  if (translated.status === 401) response.headers.set('www-authenticate', 'Bearer')
  return response
}

function wantsProblem(c: ApiContext): boolean {
  return c.req.header('accept')?.includes('application/problem+json') ?? false
}

function plain({ code, message, fields, status }: ErrorAnswer, requestId: string): Response {
  const body: ErrorBody = {
    error: { code, message, requestId, ...(Object.keys(fields).length > 0 && { fields }) },
  }
  return Response.json(body, { status })
}

function problem({ code, message, fields, status }: ErrorAnswer, requestId: string): Response {
  const errors = Object.entries(fields).map(([pointer, detail]) => ({ pointer: `#/${pointer}`, detail }))
  const body = {
    type: 'about:blank',
    title: message,
    status,
    detail: message,
    code,
    requestId,
    ...(errors.length > 0 && { errors }),
  }
  return Response.json(body, { status, headers: { 'content-type': 'application/problem+json' } })
}
