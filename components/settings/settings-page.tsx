'use client'

import { type ReactNode, useId } from 'react'
import { AppearanceCard } from '@/components/settings/appearance-card'
import { BrandingCard } from '@/components/settings/branding-card'
import { BrowserTokensCard } from '@/components/settings/browser-tokens-card'
import { CatalogLookCard } from '@/components/settings/catalog-look-card'
import { EgressCard } from '@/components/settings/egress-card'
import { InstallCard } from '@/components/settings/install-card'
import { LoginRedirectCard } from '@/components/settings/login-redirect-card'
import { LogoCard } from '@/components/settings/logo-card'
import { OriginsCard } from '@/components/settings/origins-card'
import { PasswordCard } from '@/components/settings/password-card'
import { ProfileCard } from '@/components/settings/profile-card'
import { SealingCard } from '@/components/settings/sealing-card'
import { SessionsCard } from '@/components/settings/sessions-card'
import { SingleSignOnCard } from '@/components/settings/single-sign-on-card'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows } from '@/lib/client/use-viewer'
import type { SessionView } from '@/lib/contract/person'
import type { CatalogSettings, SettingsView, ViewerView } from '@/lib/contract/settings'

interface SettingsPageProps {
  settings: SettingsView
  viewer: ViewerView
  sessions: readonly SessionView[]
  /** Whether they sign in by a password of ours. */
  hasPassword: boolean
  /** What this install is called; empty: Patchbay. */
  branding: string
  catalog: CatalogSettings
  /** The logo’s path; null: there is none. */
  logo: string | null
}

/** What a person sets for themselves, how this install is made, and what its sealing is worth. */
export function SettingsPage({
  settings,
  viewer,
  sessions,
  hasPassword,
  branding,
  catalog,
  logo,
}: SettingsPageProps) {
  const { m } = useMessages()
  const mayName = useAllows('write_settings')
  const hasKeys = useAllows('read_api_keys')
  const sections = [
    { id: 'you', title: m.settings.you },
    ...(mayName ? [{ id: 'catalog', title: m.catalogSettings.title }] : []),
    { id: 'install', title: m.settings.install },
    { id: 'sealing', title: m.settings.sealing },
  ]
  return (
    <>
      <PageHeader
        title={m.settings.title}
        actions={
          <>
            <LinkButton href="/people">{m.person.title}</LinkButton>
            {hasKeys && <LinkButton href="/api-keys">{m.apiKey.title}</LinkButton>}
          </>
        }
      />
      <nav aria-label={m.settings.onThisPage} className="-mt-3 mb-6 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {sections.map(({ id, title }) => (
          <a key={id} href={`#${id}`} className="py-0.5 text-link">
            {title}
          </a>
        ))}
      </nav>
      <div className="flex flex-col gap-10">
        <Section id="you" title={m.settings.you}>
          <ProfileCard viewer={viewer} />
          <AppearanceCard />
          <PasswordCard email={viewer.email} hasPassword={hasPassword} />
          <SessionsCard sessions={sessions} />
        </Section>
        {mayName && (
          <Section id="catalog" title={m.catalogSettings.title}>
            <OriginsCard origins={catalog.allowedOrigins} />
            <CatalogLookCard key={catalog.brandColour} brandColour={catalog.brandColour} />
            <LogoCard key={logo} logo={logo} />
            <LoginRedirectCard loginRedirectUrl={catalog.loginRedirectUrl} />
            <BrowserTokensCard isOn={catalog.browserTokens} />
          </Section>
        )}
        <Section id="install" title={m.settings.install}>
          <InstallCard settings={settings} />
          {mayName && <BrandingCard branding={branding} />}
          <EgressCard settings={settings} />
          <SingleSignOnCard settings={settings} />
        </Section>
        <Section id="sealing" title={m.settings.sealing}>
          <div className="lg:col-span-2">
            <SealingCard settings={settings} />
          </div>
        </Section>
      </div>
    </>
  )
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  const heading = useId()
  return (
    <section id={id} aria-labelledby={heading}>
      <h2 id={heading} className="mb-3 font-semibold text-lg tracking-tight">
        {title}
      </h2>
      <div className="grid gap-4 lg:grid-cols-2">{children}</div>
    </section>
  )
}
