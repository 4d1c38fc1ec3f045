import { SignOutButton } from '@/components/frame/sign-out-button'
import { EgressCard } from '@/components/settings/egress-card'
import { InstallCard } from '@/components/settings/install-card'
import { SealingCard } from '@/components/settings/sealing-card'
import { SingleSignOnCard } from '@/components/settings/single-sign-on-card'
import { Card } from '@/components/ui/card'
import { Fact, Facts } from '@/components/ui/facts'
import { PageHeader } from '@/components/ui/page-header'
import { ThemeSwitch } from '@/components/ui/theme-switch'
import type { SettingsView, ViewerView } from '@/lib/contract/settings'

interface SettingsPageProps {
  settings: SettingsView
  viewer: ViewerView
}

const roles: Record<ViewerView['role'], string> = {
  admin: 'Admin: may do everything',
  member: 'Member: connects, tests and disconnects accounts',
  viewer: 'Viewer: reads everything but secrets',
}

/** How this install is made. Most of it is decided by its environment, and only shown here. */
export function SettingsPage({ settings, viewer }: SettingsPageProps) {
  return (
    <>
      <PageHeader title="Settings" />
      <div className="flex flex-col gap-4">
        <Card
          title="You"
          aside={
            <span className="flex items-center gap-2 md:hidden">
              <ThemeSwitch />
              <SignOutButton />
            </span>
          }
        >
          <Facts>
            <Fact label="Name">{viewer.name}</Fact>
            <Fact label="E-mail address">{viewer.email}</Fact>
            <Fact label="Role">{roles[viewer.role]}</Fact>
          </Facts>
        </Card>
        <InstallCard settings={settings} />
        <SealingCard settings={settings} />
        <EgressCard settings={settings} />
        <SingleSignOnCard settings={settings} />
      </div>
    </>
  )
}
