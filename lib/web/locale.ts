import 'server-only'
import { type Locale, localeFor } from '@/lib/core/messages/locale'
import { LOCALE_COOKIE } from '@/lib/web/locale-cookie'
import { readCookie } from '@/lib/web/session-cookie'

/** The language of whoever sent a request, for pages, actions and API alike. */
export function localeOf(headers: Pick<Headers, 'get'>): Locale {
  return localeFor(readCookie(headers.get('cookie'), LOCALE_COOKIE), headers.get('accept-language'))
}
