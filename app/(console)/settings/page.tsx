import type { Metadata } from 'next'
import { SettingsPage } from '@/components/settings/settings-page'
import { listPeople } from '@/lib/operations/list-people'
import { listSessions } from '@/lib/operations/list-sessions'
import { readCatalogSettings } from '@/lib/operations/read-catalog-settings'
import { readLogoPath } from '@/lib/operations/read-logo'
import { readSettings } from '@/lib/operations/read-settings'
import { readBranding } from '@/lib/operations/update-settings'
import { readMessages } from '@/lib/web/messages'
import { requireUser } from '@/lib/web/session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readMessages()).m.settings.title }
}

export default async function Page() {
  const user = await requireUser('/settings')
  const { id, name, email, role } = user
  const [settings, sessions, { people }, branding, catalog, logo] = await Promise.all([
    readSettings(user),
    listSessions(user),
    listPeople(user),
    readBranding(),
    readCatalogSettings(),
    readLogoPath(),
  ])
  return (
    <SettingsPage
      settings={settings}
      viewer={{ id, name, email, role }}
      sessions={sessions}
      hasPassword={people.find(({ isYou }) => isYou)?.signsInBy === 'password'}
      branding={branding ?? ''}
      catalog={catalog}
      logo={logo}
    />
  )
}
