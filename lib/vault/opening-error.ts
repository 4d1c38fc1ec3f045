import 'server-only'
import { metrics } from '@/lib/metrics'

export type OpeningCode = 'unknown_key' | 'tampered' | 'malformed'

const sentences: Record<OpeningCode, string> = {
  unknown_key: 'The key that sealed this value is not in the key ring.',
  tampered: 'The value was changed, or it was sealed for another place or with another key.',
  malformed: 'These bytes are not a sealed value.',
}

/** A value that does not open. Holds neither text nor key. Recognised by `kind` (`isOpeningError`). */
export class OpeningError extends Error {
  readonly kind = 'opening'
  readonly code: OpeningCode

  constructor(code: OpeningCode) {
    super(sentences[code])
    this.name = 'OpeningError'
    this.code = code
    metrics().openingFailures.inc({ reason: code })
  }
}

export function isOpeningError(error: unknown): error is OpeningError {
  return error instanceof Error && 'kind' in error && error.kind === 'opening'
}
