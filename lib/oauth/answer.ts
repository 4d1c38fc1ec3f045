import { memberAt } from '@/lib/core/json-path'
/** What an endpoint answered, read whole. How much is read is the handed fetch's to bound. */
export interface Answer {
  /** Where it was asked of: origin and path, without the query. */
  target: string
  status: number
  headers: Headers
  /** Null when the bytes are not UTF-8: a replaced byte in a token would be a wrong token. */
  text: string | null
}

export async function readAnswer(url: string, response: Response): Promise<Answer> {
  const { origin, pathname } = new URL(url)
  const text = decodeUtf8(await response.arrayBuffer())
  return { target: origin + pathname, status: response.status, headers: response.headers, text }
}

/** The answer's JSON object; null when it is anything else. */
export function jsonObject(answer: Answer): Record<string, unknown> | null {
  if (answer.text === null) return null
  try {
    const value: unknown = JSON.parse(answer.text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

/** The members of an answer that RFC 6749 wants as JSON and that some send as a form, with or without saying so. */
export function membersOf(answer: Answer): Record<string, unknown> | null {
  const json = jsonObject(answer)
  if (json !== null || isHtml(answer)) return json
  const text = (answer.text ?? '').trim()
  const looksLikeForm = /^[A-Za-z_]+=[^\s<>"{}]*$/.test(text)
  return looksLikeForm ? Object.fromEntries(new URLSearchParams(text)) : null
}

/** A 200 that says no: its member of this name is false. */
export function isRefusal(answer: Answer, okField: string | undefined): boolean {
  return okField !== undefined && memberAt(jsonObject(answer), okField) === false
}

export function isHtml(answer: Answer): boolean {
  return (
    /\bhtml\b/i.test(answer.headers.get('content-type') ?? '') ||
    /^\s*<(!doctype|html)/i.test(answer.text ?? '')
  )
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Strict: a byte order mark is dropped, anything that is not UTF-8 is refused. */
function decodeUtf8(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
