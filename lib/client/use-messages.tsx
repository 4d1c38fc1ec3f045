'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { Messages } from '@/lib/core/messages'
import { formatMessage, type MessageValues } from '@/lib/core/messages/format'
import type { Locale } from '@/lib/core/messages/locale'

interface Spoken {
  locale: Locale
  /** The texts, by noun. */
  m: Messages
}

const MessagesContext = createContext<Spoken | null>(null)

/** Hands the texts of one language to every component below; they come with the page, not with the script. */
export function MessagesProvider({ locale, m, children }: Spoken & { children: ReactNode }) {
  return <MessagesContext value={{ locale, m }}>{children}</MessagesContext>
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
