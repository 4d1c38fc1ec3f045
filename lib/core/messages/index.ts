import { de } from '@/lib/core/messages/de'
import { en } from '@/lib/core/messages/en'
import type { Texts } from '@/lib/core/messages/texts'

/** Every text of the console, by noun. English is complete; every other language has the same shape, by its type. */
export type Messages = Texts<typeof en>

export const LOCALES = ['en', 'de'] as const
export type Locale = (typeof LOCALES)[number]

const ALL: Record<Locale, Messages> = { en, de }

/** The texts of a language. */
export function messagesIn(locale: Locale): Messages {
  return ALL[locale]
}

/** The first language of `Accept-Language` (RFC 9110 §12.5.4) that we speak; English without one. */
export function chooseLocale(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean)
      return { language: tag.toLowerCase().split('-')[0], quality: Number(quality ?? 1) }
    })
    .sort((a, b) => b.quality - a.quality)
  for (const { language, quality } of wanted) {
    const spoken = LOCALES.find((locale) => locale === language)
    if (spoken && quality > 0) return spoken
  }
  return 'en'
}

export function isLocale(text: string | null | undefined): text is Locale {
  return LOCALES.some((locale) => locale === text)
}
