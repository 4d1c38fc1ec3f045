import 'server-only'
import { headers } from 'next/headers'
import { cache } from 'react'
import { messagesIn } from '@/lib/core/messages'
import { formatMessage, type MessageValues } from '@/lib/core/messages/format'
import { localeOf } from '@/lib/web/locale'

/** The texts of whoever asks, in their language. */
export const readMessages = cache(async () => {
  const locale = localeOf(await headers())
  const m = messagesIn(locale)
  return { locale, m, t: (text: string, values: MessageValues = {}) => formatMessage(text, values, locale) }
})
