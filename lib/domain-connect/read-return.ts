import { PatchbayError } from '@/lib/core/errors'

/**
 * What came back with the person, read but not yet believed: `state` is to be looked up. On the synchronous flow there
 * is no code, and neither a clean return nor an error says what happened to the records: only DNS does.
 */
export type DomainReturn =
  | { type: 'code'; state: string; code: string }
  | { type: 'returned'; state: string }
  | { type: 'error'; state: string; error: string; description: string | null; cancelled: boolean }

/** Reads the query of a return from either flow. Throws `invalid_input` for what is no such return. */
export function readReturn(query: URLSearchParams): DomainReturn {
  const names = [...query.keys()]
  const state = query.get('state') ?? ''
  // RFC 6749 §3.1 and appendix A.5.
  if (new Set(names).size !== names.length || !/^[\x20-\x7e]{1,500}$/.test(state)) throw invalid()
  const error = line(query.get('error') ?? '', 200)
  if (error !== '') {
    const description = line(query.get('error_description') ?? '', 1000)
    // An access_denied of any other words is the provider's own: this person may not, or not on this domain.
    const cancelled = description.startsWith('user_cancel')
    return { type: 'error', state, error, description: description || null, cancelled }
  }
  const code = query.get('code')
  if (code === null) return { type: 'returned', state }
  if (!/^[\x20-\x7e]{1,4096}$/.test(code)) throw invalid()
  return { type: 'code', state, code }
}

function line(text: string, longest: number): string {
  return text
    .slice(0, longest)
    .replace(/[\p{Cc}\p{Cf}\ufffd]+/gu, ' ')
    .trim()
}

function invalid(): PatchbayError {
  return new PatchbayError('invalid_input', {
    params: { what: 'This is no return from a DNS provider. Begin again.' },
  })
}
