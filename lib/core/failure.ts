import { FAILURES, type FailureAction, type FailureKind } from '@/lib/core/failures'

export type FailureCode = keyof typeof FAILURES

/** A failure as a person reads it. */
export interface FailureText {
  code: FailureCode
  kind: FailureKind
  message: string
  next: string
  action: FailureAction
}

export function isFailureCode(code: string): code is FailureCode {
  return Object.hasOwn(FAILURES, code)
}

/**
 * What the protocol and egress throw when a provider cannot be asked or says no. Recognised by `kind`
 * (`isFailure`). `params` fill the sentence; `words` are the provider's own, not yet redacted.
 */
export class ProviderFailure extends Error {
  readonly kind = 'provider_failure'
  readonly code: FailureCode
  readonly params: Record<string, string>
  readonly words: string | null
  /** Seconds the provider asked us to wait (`Retry-After`), if it did. */
  readonly retryAfter: number | null
  /** Of the provider's answer; null where there was none. */
  readonly httpStatus: number | null

  constructor(
    code: FailureCode,
    options: {
      params?: Record<string, string>
      words?: string | null
      retryAfter?: number | null
      httpStatus?: number | null
      cause?: unknown
    } = {},
  ) {
    super(code, { cause: options.cause })
    this.name = 'ProviderFailure'
    this.code = code
    this.params = options.params ?? {}
    this.words = options.words ?? null
    this.retryAfter = options.retryAfter ?? null
    this.httpStatus = options.httpStatus ?? null
  }
}

export function isProviderFailure(error: unknown): error is ProviderFailure {
  return error instanceof Error && 'kind' in error && error.kind === 'provider_failure'
}
