import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { chooseLocale, isLocale, type Locale, type Messages, messagesIn } from '@/lib/core/messages'
import { formatMessage, type MessageValues } from '@/lib/core/messages/format'
import { LOCALE_COOKIE } from '@/lib/web/locale-cookie'

/** The texts of whoever asks: in the language they chose, else in the first of their browser's that we speak. */
export const readMessages = cache(async () => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value
  const locale: Locale = isLocale(chosen) ? chosen : chooseLocale((await headers()).get('accept-language'))
  const m: Messages = messagesIn(locale)
  return { locale, m, t: (text: string, values: MessageValues = {}) => formatMessage(text, values, locale) }
})
