import './globals.css'
import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { ReplayEarly } from '@/components/ui/replay-early'
import { rememberEarly } from '@/lib/client/early'
import { readTheme, THEME_COOKIE } from '@/lib/client/theme'
import { MessagesProvider } from '@/lib/client/use-messages'
import { ClockProvider } from '@/lib/client/use-now'
import { readBrand } from '@/lib/web/brand'
import { readMessages, readPageTexts } from '@/lib/web/messages'
import { readNonce } from '@/lib/web/nonce'

export async function generateMetadata(): Promise<Metadata> {
  const [brand, { m }] = await Promise.all([readBrand(), readMessages()])
  return {
    title: { default: brand, template: `%s · ${brand}` },
    description: m.frame.description,
    robots: { index: false },
  }
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

/**
 * Every page is rendered for its request: that is what lets the nonce in. Theme and language come with it, so that
 * nothing flashes.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection()
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value)
  const [{ locale }, texts, nonce] = await Promise.all([readMessages(), readPageTexts(), readNonce()])
  return (
    <html lang={locale} data-theme={theme} className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body>
        {/* Browsers keep a nonce to themselves, so React cannot find it again. */}
        <script nonce={nonce} suppressHydrationWarning>{`(${rememberEarly})()`}</script>
        <MessagesProvider locale={locale} m={texts}>
          <ClockProvider renderedAt={Date.now()}>{children}</ClockProvider>
        </MessagesProvider>
        <ReplayEarly />
      </body>
    </html>
  )
}
