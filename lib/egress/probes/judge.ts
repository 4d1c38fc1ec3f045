import 'server-only'
import { type FailureCode, isFailureCode, ProviderFailure } from '@/lib/core/failure'
import { memberAt } from '@/lib/core/json-path'
import type { HttpProbe } from '@/lib/core/provider'
import { readErrorWords, readWords, readXmlWords } from '@/lib/egress/probes/words'
import { readRetryAfter } from '@/lib/egress/retry-after'

/** A provider's answer to a probe. */
export interface Answer {
  status: number
  headers: Headers
  text: string
  /** Undefined when the text is not JSON. */
  json: unknown
}

export interface Question {
  probe: HttpProbe
  neededScopes: readonly string[]
  /** `host:port` */
  target: string
  /** Milliseconds. */
  now: number
}

const missingScope = /insufficient.?(scope|permission)|missing.?scope|scope.?insufficient/i
const refusedCredential =
  /(?:invalid|expired|revoked|missing|bad|\bno|\bnot).{0,12}(?:token|auth|key|credential)|unauth|(?:token|key|credential).{0,12}(?:invalid|expired|revoked|not valid)/i

/** What an answer says is wrong with the credential; null when it works. */
export function judge(answer: Answer, question: Question): ProviderFailure | null {
  const code = findFault(answer, question)
  if (!code) return null
  const { headers } = answer
  return new ProviderFailure(code, {
    params: {
      target: question.target,
      ...(code === 'missing_scope' ? { scopes: findMissing(answer, question).join(', ') } : {}),
    },
    words: readWords(answer.json, answer.text),
    retryAfter: readRetryAfter(headers.get('retry-after'), question.now),
  })
}

/** Whether an answer proves the credential by refusing it just this: the provider's data says by which words or statuses. */
export function isLimited(answer: Answer, question: Question): boolean {
  const { limited = [] } = question.probe
  const refused = answer.status >= 400 && answer.status < 500
  return (
    refused &&
    (limited.includes(String(answer.status)) ||
      wordsOf(answer, question).some((word) => limited.some((known) => isSaid(known, word))))
  )
}

/** The scopes that the answer's header lists; null when it has none. */
export function readScopes({ headers }: Answer, { scopesHeader }: HttpProbe): readonly string[] | null {
  const listed = scopesHeader ? headers.get(scopesHeader) : null
  return listed === null ? null : split(listed)
}

function findFault(answer: Answer, question: Question): FailureCode | null {
  const { status } = answer
  if (status === 429) return 'rate_limited'
  if (status >= 500) return 'provider_unavailable'
  if (status >= 200 && status < 300) return findFaultInSuccess(answer, question)
  if (status < 400) return 'wrong_endpoint'
  const mapped = findMapped(answer, question)
  if (mapped) return mapped
  if (status === 401) return 'invalid_token'
  if (status === 403) return findFaultInForbidden(answer, question)
  if (status === 404 || status === 405) return 'wrong_endpoint'
  return findByWord(answer, question)
}

function findFaultInSuccess(answer: Answer, question: Question): FailureCode | null {
  if (/^text\/html\b/i.test(answer.headers.get('content-type') ?? '')) return 'unexpected_answer'
  const { okField, failField } = question.probe
  if (failField && memberAt(answer.json, failField) !== undefined)
    return findMapped(answer, question) ?? findByWord(answer, question)
  if (!okField) return null
  const ok = memberAt(answer.json, okField)
  if (ok === true) return null
  if (ok !== false) return 'unexpected_answer'
  return findMapped(answer, question) ?? findByWord(answer, question)
}

function findFaultInForbidden(answer: Answer, question: Question): FailureCode {
  const { headers } = answer
  if (/\binsufficient_scope\b/i.test(headers.get('www-authenticate') ?? '')) return 'missing_scope'
  if (wordsOf(answer, question).some((word) => missingScope.test(word))) return 'missing_scope'
  if (findAbsent(answer, question).length > 0) return 'missing_scope'
  // Some providers say 403 for 429; a request to wait tells them apart from a refusal.
  if (headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0') return 'rate_limited'
  return 'access_denied'
}

/** The provider's own error word, translated as its data says. */
function findMapped(answer: Answer, question: Question): FailureCode | null {
  const { errors = {} } = question.probe
  for (const word of wordsOf(answer, question)) {
    const code = Object.entries(errors).find(([known]) => isSaid(known, word))?.[1]
    if (code !== undefined && isFailureCode(code)) return code
  }
  return null
}

/** For error words that the data does not know: most providers name what they refuse. */
function findByWord(answer: Answer, question: Question): FailureCode {
  const words = wordsOf(answer, question)
  if (words.some((word) => missingScope.test(word))) return 'missing_scope'
  return words.some((word) => refusedCredential.test(word)) ? 'invalid_token' : 'unexpected_answer'
}

/** Whether an error word is the one that the data knows. One that ends in `…` is how a sentence begins. */
function isSaid(known: string, word: string): boolean {
  return known.endsWith('…') ? word.startsWith(known.slice(0, -1)) : word === known
}

/** A bare word that is no JSON is an error word too (Salesforce), and so is an XML error's code (S3). */
function wordsOf({ json, text }: Answer, { probe }: Question): string[] {
  if (json === undefined && /^\s*\w{3,60}\s*$/.test(text)) return [text.trim()]
  if (json === undefined) return readXmlWords(text)
  return readErrorWords(json, probe.errorField ?? 'error')
}

/** The scopes to name: those of the challenge (RFC 6750 §3), else those that are not there, else all that are needed. */
function findMissing(answer: Answer, question: Question): readonly string[] {
  const challenge = /\bscope="([^"]{1,1000})"/i.exec(answer.headers.get('www-authenticate') ?? '')
  if (challenge?.[1]) return split(challenge[1])
  const absent = findAbsent(answer, question)
  return absent.length > 0 ? absent : question.neededScopes
}

function findAbsent(answer: Answer, { probe, neededScopes }: Question): readonly string[] {
  const scopes = readScopes(answer, probe)
  return scopes ? neededScopes.filter((needed) => !scopes.includes(needed)) : []
}

function split(scopes: string): string[] {
  return scopes.split(/[\s,]+/).filter(Boolean)
}
