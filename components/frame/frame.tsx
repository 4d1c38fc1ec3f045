import Link from 'next/link'
import type { ReactNode } from 'react'
import { AttentionBanner } from '@/components/frame/attention-banner'
import { Live } from '@/components/frame/live'
import { LiveIndicator } from '@/components/frame/live-indicator'
import { NavLinks, SettingsLink } from '@/components/frame/nav-links'
import { SignOutButton } from '@/components/frame/sign-out-button'
import { FindButton } from '@/components/palette/find-button'
import { Keys } from '@/components/palette/keys'
import { Avatar } from '@/components/ui/avatar'
import { Logo } from '@/components/ui/logo'
import { ThemeSwitch } from '@/components/ui/theme-switch'
import { Toasts } from '@/components/ui/toasts'
import { ViewerProvider } from '@/lib/client/use-viewer'
import type { OverviewView } from '@/lib/contract/overview'
import type { ViewerView } from '@/lib/contract/settings'
import type { Messages } from '@/lib/core/messages'

interface FrameProps {
  viewer: ViewerView
  overview: OverviewView
  /** What this install is called. */
  brand: string
  texts: Messages['frame']
  children: ReactNode
}

/** What every page of the console stands in: a rail at the side, on a phone a bar above and one below. */
export function Frame({ viewer, overview, brand, texts, children }: FrameProps) {
  return (
    <ViewerProvider viewer={viewer}>
      <Live>
        <a
          href="#main"
          className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          {texts.skip}
        </a>
        <div className="md:grid md:min-h-dvh md:grid-cols-[13.5rem_1fr]">
          <Rail viewer={viewer} brand={brand} label={texts.main} />
          <PhoneBar brand={brand} />
          <div className="min-w-0">
            <AttentionBanner initial={overview} />
            <main
              id="main"
              tabIndex={-1}
              className="mx-auto max-w-5xl px-4 pt-5 pb-24 focus:outline-none sm:px-8 md:py-8"
            >
              {children}
            </main>
          </div>
        </div>
        <nav
          aria-label={texts.mainPhone}
          className="fixed inset-x-0 bottom-0 z-30 flex border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
        >
          <NavLinks shape="phone" />
        </nav>
        <Toasts />
        <Keys />
      </Live>
    </ViewerProvider>
  )
}

function Rail({ viewer, brand, label }: { viewer: ViewerView; brand: string; label: string }) {
  return (
    <header className="sticky top-0 hidden h-dvh flex-col border-line border-r bg-surface px-3 py-4 md:flex">
      <Link prefetch={false} href="/" className="mb-5 self-start rounded-md px-2">
        <Logo name={brand} />
      </Link>
      <FindButton shape="rail" />
      <nav aria-label={label} className="flex flex-col gap-0.5">
        <NavLinks shape="rail" />
      </nav>
      <div className="mt-auto flex flex-col gap-3 px-2">
        <div className="flex items-center justify-between">
          <LiveIndicator />
          <ThemeSwitch />
        </div>
        <div className="-mx-2 border-line border-t" />
        <div className="flex items-center gap-2.5">
          <Avatar picture={null} name={viewer.name} />
          <div className="min-w-0 text-sm leading-tight">
            <p className="truncate font-medium">{viewer.name}</p>
            <p className="truncate text-muted text-xs" title={viewer.email}>
              {viewer.email}
            </p>
          </div>
        </div>
        <div className="-ml-3">
          <SignOutButton />
        </div>
      </div>
    </header>
  )
}

function PhoneBar({ brand }: { brand: string }) {
  return (
    <header className="flex items-center justify-between border-line border-b bg-surface px-4 py-2.5 md:hidden">
      <Link prefetch={false} href="/">
        <Logo name={brand} />
      </Link>
      <span className="flex items-center gap-2">
        <LiveIndicator />
        <FindButton shape="phone" />
        <SettingsLink />
      </span>
    </header>
  )
}
