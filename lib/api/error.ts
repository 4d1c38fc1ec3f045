import 'server-only'
import type { ApiContext } from '@/lib/api/context'
import type { ErrorBody } from '@/lib/contract/error'
import type { Locale } from '@/lib/core/messages/locale'
import { env } from '@/lib/env'
import { recordDenial } from '@/lib/operations/record-denial'
import { type ErrorAnswer, translateError } from '@/lib/web/error'
import { localeOf } from '@/lib/web/locale'

/** The one place where an error becomes an answer: `{ "error": … }`, or problem details (RFC 9457) for who asks for them. */
export async function answerError(error: unknown, c: ApiContext): Promise<Response> {
  const requestId = c.get('requestId') ?? crypto.randomUUID()
  const actor = c.get('actor')
  if (actor) await recordDenial(actor, error)
  const wanted = { requestId, locale: localeOf(c.req.raw.headers), asProblem: wantsProblem(c) }
  if (isPlatform(c)) return platformAnswer(error, wanted, challengeOf(c.req.path))
  const { status, headers, body } = errorAnswer(error, wanted)
  return Response.json(body, { status, headers })
}

/** Whom a 401 asks for what: back ends for their key, users for their token (RFC 6750 §3). */
function challengeOf(path: string): string {
  const isOfUsers = path.startsWith('/api/platform_user')
  return isOfUsers
    ? 'Bearer realm="Patchbay user API"'
    : 'Basic realm="Patchbay platform API", charset="UTF-8"'
}

/** Where errors are one sentence, as the clients of that API read them: `{ "error": "…" }`. */
function isPlatform(c: ApiContext): boolean {
  return /^\/api\/platform(_user)?(\/|$)/.test(c.req.path)
}

function platformAnswer(
  error: unknown,
  { requestId, locale }: { requestId: string; locale: Locale },
  challenge: string,
) {
  const { status, headers, body } = errorAnswer(error, { requestId, locale, asProblem: false })
  const { message } = (body as ErrorBody).error
  if (status === 401) headers['www-authenticate'] = challenge
  return Response.json({ error: message }, { status, headers })
}

/** An error as every door of the API answers it. */
export function errorAnswer(
  error: unknown,
  { requestId, locale, asProblem }: { requestId: string; locale: Locale; asProblem: boolean },
): { status: number; headers: Record<string, string>; body: object } {
  const translated = translateError(error, requestId, locale)
  const { status, retryAfter } = translated
  return {
    status,
    headers: {
      'cache-control': 'no-store',
      'content-type': asProblem ? 'application/problem+json' : 'application/json',
      'x-request-id': requestId,
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
      ...(status === 401 && { 'www-authenticate': 'Bearer' }),
    },
    body: asProblem ? problem(translated, requestId) : plain(translated, requestId),
  }
}

function wantsProblem(c: ApiContext): boolean {
  return c.req.header('accept')?.includes('application/problem+json') ?? false
}

function plain({ code, message, fields, repair }: ErrorAnswer, requestId: string): ErrorBody {
  const hasFields = Object.keys(fields).length > 0
  return { error: { code, message, requestId, ...(hasFields && { fields }), ...repairUrl(repair) } }
}

function problem({ code, message, fields, status, repair }: ErrorAnswer, requestId: string): object {
  const errors = Object.entries(fields).map(([pointer, detail]) => ({ pointer: `#/${pointer}`, detail }))
  return {
    ...{ type: 'about:blank', title: message, status, detail: message, code, requestId },
    ...(errors.length > 0 && { errors }),
    ...repairUrl(repair),
  }
}

function repairUrl(path: string | undefined): { repairUrl?: string } {
  return path === undefined ? {} : { repairUrl: env().publicUrl + path }
}
