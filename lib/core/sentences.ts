import { type ErrorCode, fill, type PatchbayError } from '@/lib/core/errors'
import type { FailureCode, FailureText } from '@/lib/core/failure'
import { FAILURES } from '@/lib/core/failures'
import { messagesIn } from '@/lib/core/messages'
import { faults } from '@/lib/core/messages/en/faults'
import type { Locale } from '@/lib/core/messages/locale'

type Params = Readonly<Record<string, string>>

/** Of a provider that says that a scope is missing, and no more. */
const UNNAMED_SCOPE = 'which one, it does not say'

/** A failure as a person reads it, in their language. A key that was `typed` is repaired in its form, not by consent. */
export function describeFailure(
  code: FailureCode,
  params: Params,
  { locale = 'en', typed = false }: { locale?: Locale | undefined; typed?: boolean } = {},
): FailureText {
  const { kind, action: usual } = FAILURES[code]
  const { failures, keyFailures } = messagesIn(locale)
  const ofKeys: Partial<Record<FailureCode, { message: string; next: string }>> = typed ? keyFailures : {}
  const { message, next } = ofKeys[code] ?? failures[code]
  const action = typed && usual !== 'test' ? 'edit_key' : usual
  const values = said({ ...params, scopes: params.scopes || UNNAMED_SCOPE }, locale)
  return { code, kind, message: fill(message, values), next: fill(next, values), action }
}

/** An error as a person reads it: the sentence, and the faults at single inputs, in their language. */
export function describeError(
  { code, message, params = {}, fields }: PatchbayError,
  locale: Locale = 'en',
): { code: ErrorCode; message: string; fields: Record<string, string> } {
  if (locale === 'en') return { code, message, fields }
  return {
    code,
    message: fill(messagesIn(locale).errors[code], said(params, locale)),
    fields: said(fields, locale),
  }
}

function said(values: Params, locale: Locale): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, text]) => [name, inLanguage(text, locale)]))
}

/** Every sentence that errors are filled with, as a pattern: the most exact first. */
const known = Object.entries(faults)
  .map(([key, text]) => ({ key: key as keyof typeof faults, pattern: patternOf(text), text }))
  .sort((a, b) => weight(b.text) - weight(a.text))

/** A sentence of ours in another language; what is none of ours (a value, a provider’s own words) stays as it is. */
function inLanguage(text: string, locale: Locale): string {
  if (locale === 'en') return text
  for (const { key, pattern } of known) {
    const match = pattern.exec(text)
    if (match) return fill(messagesIn(locale).faults[key], match.groups ?? {})
  }
  return text
}

function patternOf(text: string): RegExp {
  const escaped = text.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replace(/\{(\w+)\}/g, '(?<$1>.+)')}$`, 'su')
}

function weight(text: string): number {
  return text.replace(/\{\w+\}/g, '').length
}
