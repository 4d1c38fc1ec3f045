'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { Messages } from '@/lib/core/messages'
import type { CatalogTexts } from '@/lib/core/messages/catalog-texts'
import { formatMessage, type MessageValues } from '@/lib/core/messages/format'
import type { Locale } from '@/lib/core/messages/locale'

interface Spoken {
  locale: Locale
  /** The texts, by noun. */
  m: Messages
}

interface MessagesProviderProps {
  locale: Locale
  m: Messages | CatalogTexts
  children: ReactNode
}

const MessagesContext = createContext<Spoken | null>(null)

/** Hands the texts of one language to every component below; they come with the page, not with the script. */
export function MessagesProvider({ locale, m, children }: MessagesProviderProps) {
  // What components of the catalog say is among its texts: the stories open every page of it.
  return <MessagesContext value={{ locale, m: m as Messages }}>{children}</MessagesContext>
}

/** The texts, the language, and `t`, which fills a text's names. */
export function useMessages() {
  const spoken = useContext(MessagesContext)
  if (!spoken) throw new Error('no MessagesProvider above')
  return {
    ...spoken,
    t: (text: string, values: MessageValues = {}) => formatMessage(text, values, spoken.locale),
  }
}
