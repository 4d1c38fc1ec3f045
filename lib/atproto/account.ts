import { isAtprotoDid } from '@atproto/oauth-client-node'
import { ProviderFailure } from '@/lib/core/failure'

/** What a person types to say which account they mean. */
export type AccountInput =
  | { type: 'handle'; handle: string }
  | { type: 'did'; did: string }
  /** A PDS or an entryway, where somebody signs in who need not know their handle. */
  | { type: 'host'; origin: string }

/** Longest handle (https://atproto.com/specs/handle), and far more than any DID or host that is one. */
const LONGEST = 2048

const handleForm = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** Top-level names that no handle may have (https://atproto.com/specs/handle); `test` is for development. */
const disallowed = /\.(?:local|arpa|invalid|localhost|internal|example|alt|onion)$/

/**
 * Reads what was typed: a handle (with or without `@`, in any case), a DID, or the address of a PDS or entryway. Throws
 * `ProviderFailure`: `missing_handle` for nothing, `invalid_handle` for what is none of them.
 */
export function readAccount(text: string): AccountInput {
  const typed = withoutMarks(text)
  if (typed === '') throw new ProviderFailure('missing_handle')
  if (typed.length > LONGEST) throw invalidHandle(typed)
  if (typed.startsWith('did:')) {
    if (!isAtprotoDid(typed)) throw invalidHandle(typed)
    return { type: 'did', did: typed }
  }
  if (/^https?:\/\//i.test(typed)) return { type: 'host', origin: originOf(typed) }
  if (/^[^/?#@\s]+:\d+$/.test(typed)) return { type: 'host', origin: originOf(`https://${typed}`) }
  const handle = typed.toLowerCase()
  if (!isHandle(handle)) throw invalidHandle(typed)
  return { type: 'handle', handle }
}

/** Whether a text is a handle, in small letters. */
export function isHandle(text: string): boolean {
  return text.length <= 253 && handleForm.test(text) && !disallowed.test(text)
}

/** The failure that names what was typed, as far as a person may be shown it. */
export function invalidHandle(typed: string, cause?: unknown): ProviderFailure {
  return new ProviderFailure('invalid_handle', { params: { target: typed.slice(0, 80) }, cause })
}

/** Copied handles bring blanks, an `@`, `at://`, and marks of writing direction that nobody sees. */
function withoutMarks(text: string): string {
  return text
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .trim()
    .replace(/^(?:at:\/\/|@)/i, '')
    .trim()
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || url.username || url.password || url.pathname !== '/' || url.search || url.hash)
    throw invalidHandle(text)
  return url.origin
}
