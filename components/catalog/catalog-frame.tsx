import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { CatalogLive } from '@/components/catalog/catalog-live'
import { LeaveButton } from '@/components/catalog/leave-button'
import { OrganisationMark } from '@/components/catalog/organisation-mark'
import { SoftLink } from '@/components/ui/soft-link'
import { ThemeSwitch } from '@/components/ui/theme-switch'
import { Toasts } from '@/components/ui/toasts'
import type { Organisation } from '@/lib/contract/settings'
import type { Messages } from '@/lib/core/messages'
import { formatMessage } from '@/lib/core/messages/format'
import type { Locale } from '@/lib/core/messages/locale'

interface CatalogFrameProps {
  organisation: Organisation
  /** Whose connections are shown; null: nobody is signed in. */
  viewer: { id: string; name: string } | null
  /** The name of the admin who looks at it in that customer's place; null: the customer does. */
  looker: string | null
  /** Where the organisation's own app is. */
  back: string | null
  texts: Messages['catalog']
  locale: Locale
  children: ReactNode
}

/** What the pages of the catalog stand in: the organisation's name, logo and colour, and nothing of the console. */
export function CatalogFrame(props: CatalogFrameProps) {
  const { organisation, viewer, looker, back, texts, locale, children } = props
  const values = { organisation: organisation.name, name: viewer?.name ?? '', looker: looker ?? '' }
  const say = (text: string) => formatMessage(text, values, locale)
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {texts.skip}
      </a>
      {looker !== null && (
        <p role="note" className="bg-warn-soft px-4 py-2 text-center text-sm text-warn">
          {say(texts.lookingAs)}
        </p>
      )}
      <header className="border-line border-b border-t-4 border-t-[var(--brand,var(--accent))] bg-surface">
        <div className="mx-auto flex max-w-4xl flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 sm:px-8">
          <SoftLink
            href="/connectors"
            aria-label={say(texts.home)}
            className="flex min-w-0 flex-1 items-center gap-2.5 rounded-md font-semibold text-base tracking-tight"
          >
            <OrganisationMark {...organisation} />
            <span className="min-w-0 [overflow-wrap:anywhere]">{organisation.name}</span>
          </SoftLink>
          {back && (
            <a
              href={back}
              className="order-last inline-flex min-h-8 basis-full items-center gap-1.5 rounded-md text-muted text-sm hover:text-ink sm:order-none sm:basis-auto"
            >
              <ArrowLeft aria-hidden className="size-4" />
              {say(texts.backTo)}
            </a>
          )}
          <ThemeSwitch />
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-4xl flex-1 px-4 pt-6 pb-12 focus:outline-none sm:px-8 md:pt-10"
      >
        {viewer === null ? (
          children
        ) : (
          <CatalogLive key={viewer.id} subjectId={viewer.id}>
            {children}
          </CatalogLive>
        )}
      </main>
      {viewer !== null && (
        <footer className="border-line border-t">
          <div className="mx-auto flex max-w-4xl flex-wrap items-center justify-between gap-x-4 px-4 py-3 text-muted text-sm sm:px-8">
            <p className="min-w-0 [overflow-wrap:anywhere]">{say(texts.signedInAs)}</p>
            <span className="-mr-3">
              <LeaveButton />
            </span>
          </div>
        </footer>
      )}
      <Toasts />
    </div>
  )
}
