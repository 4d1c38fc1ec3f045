import { de } from '@/lib/core/messages/de'
import { en } from '@/lib/core/messages/en'
import type { Locale } from '@/lib/core/messages/locale'
import type { Texts } from '@/lib/core/messages/texts'

/** Every text of the console, by noun. English is complete; every other language has the same shape, by its type. */
export type Messages = Texts<typeof en>

const ALL: Record<Locale, Messages> = { en, de }

/** The texts of a language. */
export function messagesIn(locale: Locale): Messages {
  return ALL[locale]
}
