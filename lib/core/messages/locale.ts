export const LOCALES = ['en', 'de'] as const
export type Locale = (typeof LOCALES)[number]

/** The language of whoever asks: the one that they chose, else the first of their browser's that we speak. */
export function localeFor(chosen: string | null | undefined, acceptLanguage: string | null): Locale {
  return isLocale(chosen) ? chosen : chooseLocale(acceptLanguage)
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
