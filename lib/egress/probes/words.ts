import 'server-only'
import { memberAt } from '@/lib/core/json-path'

const mostWords = 2_000

/** The words and numbers by which an answer names its error: the member itself, or what stands within it. */
export function readErrorWords(json: unknown, errorField: string): string[] {
  const error = memberAt(json, errorField)
  const within = ['code', 'type', 'status', 'reason', 'message', 'errors.0.reason'].map((path) =>
    memberAt(error, path),
  )
  return [error, ...within, memberAt(json, 'message')]
    .filter(isWord)
    .map((word) => String(word).slice(0, mostWords))
}

/** The code by which an XML error names itself (`<Error><Code>AccessDenied</Code>…`). */
export function readXmlWords(text: string): string[] {
  return xmlMember(text, 'Code')
}

/** The provider's own words for a person: the usual members of an error, else the text as it is. */
export function readWords(json: unknown, text: string): string | null {
  const paths = ['error', 'error.message', 'error_description', 'message', 'description']
  const found = paths
    .map((path) => memberAt(json, path))
    .filter(isWord)
    .map(String)
  if (found.length === 0) found.push(...xmlMember(text, 'Code'), ...xmlMember(text, 'Message'))
  const words = found.length > 0 ? [...new Set(found)].join(': ') : text.trim()
  return words === '' ? null : words.slice(0, mostWords)
}

function xmlMember(text: string, name: string): string[] {
  const found = new RegExp(`<${name}>([^<]{1,${mostWords}})</${name}>`).exec(text.slice(0, 20_000))?.[1]
  return found === undefined ? [] : [found]
}

function isWord(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}
