import { type FailureCode, isFailureCode } from '@/lib/core/failure'

/** PhoenixKit's sentences for what a provider answered. */
const SENTENCES: readonly [RegExp, FailureCode][] = [
  [/^invalid credentials$/i, 'invalid_token'],
  [/^access denied$/i, 'access_denied'],
  [/^service error (5\d\d|408)$/i, 'provider_unavailable'],
  [/^service error 429$/i, 'rate_limited'],
  [/^could not reach the service$/i, 'connection_failed'],
  [/^token refresh failed \(http 5\d\d\)$/i, 'provider_unavailable'],
]

/** What a program says of a credential that it could not use, as it says it and as the code that comes nearest. */
export interface Reason {
  code: FailureCode
  words: string
}

/**
 * Reads a reason as PhoenixKit records it: `refresh_failed` with its status, `token_refresh_failed`, one of our own codes,
 * or a sentence, which stays as it is. What nobody can tell is taken for a refusal.
 */
export function readReason(error: string | { code: string; status?: number }): Reason {
  const { code, status } = typeof error === 'string' ? { code: error, status: undefined } : error
  if (isFailureCode(code)) return { code, words: code }
  const words = wordsOf(code, status)
  return { code: SENTENCES.find(([pattern]) => pattern.test(words))?.[1] ?? 'invalid_token', words }
}

function wordsOf(code: string, status: number | undefined): string {
  if (code === 'refresh_failed' && status !== undefined) return `Token refresh failed (HTTP ${status})`
  if (code === 'refresh_failed' || code === 'token_refresh_failed') return 'Token refresh failed'
  return code
}
