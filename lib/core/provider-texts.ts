import type { Locale } from '@/lib/core/messages/locale'

/** One numbered section of the set-up. */
export interface Instructions {
  title: string
  steps: readonly string[]
}

/** What people read of a provider, in one language. */
export interface ProviderTexts {
  description?: string
  /** By the field's key. */
  fields?: Readonly<Record<string, FieldTexts>>
  /** Labels by the scope's name. */
  scopes?: Readonly<Record<string, string>>
  endNote?: string
  revocationNote?: string
  scopesNote?: string
  instructions?: readonly Instructions[]
}

export interface FieldTexts {
  label?: string
  placeholder?: string
  help?: string
  /** Labels by the option's value. */
  options?: Readonly<Record<string, string>>
  /** The pattern's sentence. */
  message?: string
}

/** Beside the English, which stands in the provider itself. */
export type Translations = Readonly<Partial<Record<Exclude<Locale, 'en'>, ProviderTexts>>>
