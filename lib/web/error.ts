import 'server-only'
import { isPatchbayError, PatchbayError } from '@/lib/core/errors'
import { describeFailure, isProviderFailure } from '@/lib/core/failure'
import { log } from '@/lib/log'
import { isDatabaseUnavailable } from '@/lib/store/database'

/**
 * What a caller is told of any error: foreseen ones as they are, everything else as `internal` or `unavailable`, with
 * the cause in the log under the request id.
 */
export function translateError(error: unknown, requestId: string): PatchbayError {
  if (isPatchbayError(error)) {
    if (error.cause) log().warn({ requestId, err: error }, error.code)
    return error
  }
  if (isProviderFailure(error)) {
    log().warn({ requestId, code: error.code, err: error.cause }, 'a provider could not be asked')
    const { message, next } = describeFailure(error.code, { provider: 'The provider', ...error.params })
    return new PatchbayError('invalid_input', { params: { what: `${message} ${next}` } })
  }
  const code = isDatabaseUnavailable(error) ? 'unavailable' : 'internal'
  log().error({ requestId, err: error }, code)
  return new PatchbayError(code)
}
