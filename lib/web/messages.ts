import 'server-only'
import { headers } from 'next/headers'
import { cache } from 'react'
import { type Messages, messagesIn } from '@/lib/core/messages'
import { type CatalogTexts, catalogTexts } from '@/lib/core/messages/catalog-texts'
import { formatMessage, type MessageValues } from '@/lib/core/messages/format'
import { localeOf } from '@/lib/web/locale'
import { PATH_HEADER } from '@/lib/web/path-header'

/** The texts of whoever asks, in their language. */
export const readMessages = cache(async () => {
  const locale = localeOf(await headers())
  const m = messagesIn(locale)
  return { locale, m, t: (text: string, values: MessageValues = {}) => formatMessage(text, values, locale) }
})

/** The texts that a page's own scripts say: a customer's are those of the catalog. */
export async function readPageTexts(): Promise<Messages | CatalogTexts> {
  const { m } = await readMessages()
  return (await isCatalogPage()) ? catalogTexts(m) : m
}

/** Whether the page that is rendered is one for customers. */
export async function isCatalogPage(): Promise<boolean> {
  return /^\/connectors(\/|$)/.test((await headers()).get(PATH_HEADER) ?? '')
}
