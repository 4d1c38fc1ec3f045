import 'server-only'
import { isPatchbayError, PatchbayError, type Refusal } from '@/lib/core/errors'
import { isProviderFailure } from '@/lib/core/failure'
import type { Locale } from '@/lib/core/messages/locale'
import { describeError, describeFailure } from '@/lib/core/sentences'
import { log } from '@/lib/log'
import { isDatabaseUnavailable } from '@/lib/store/database'

/** An error as a caller is told of it, in their language. */
export type ErrorAnswer = ReturnType<typeof describeError> & {
  status: number
  refusal: Refusal | undefined
  /** Seconds after which a retry makes sense. */
  retryAfter: number | undefined
  /** Path of the page where a person repairs it. */
  repair: string | undefined
}

/**
 * What a caller is told of any error: foreseen ones as they are, everything else as `internal` or `unavailable`, with
 * the cause in the log under the request id.
 */
export function translateError(error: unknown, requestId: string, locale: Locale = 'en'): ErrorAnswer {
  const foreseen = foresee(error, requestId, locale)
  const { status, refusal, retryAfter, repair } = foreseen
  return { ...describeError(foreseen, locale), status, refusal, retryAfter, repair }
}

function foresee(error: unknown, requestId: string, locale: Locale): PatchbayError {
  if (isPatchbayError(error)) {
    if (error.cause) log().warn({ requestId, err: error }, error.code)
    return error
  }
  if (isProviderFailure(error)) {
    log().warn({ requestId, code: error.code, err: error.cause }, 'a provider could not be asked')
    const provider = locale === 'de' ? 'Der Anbieter' : 'The provider'
    const { message, next } = describeFailure(error.code, { provider, ...error.params }, { locale })
    return new PatchbayError('invalid_input', { params: { what: `${message} ${next}` } })
  }
  const code = isDatabaseUnavailable(error) ? 'unavailable' : 'internal'
  log().error({ requestId, err: error }, code)
  return new PatchbayError(code)
}
