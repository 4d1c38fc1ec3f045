import type { ReactNode } from 'react'
import { SignOutButton } from '@/components/frame/sign-out-button'
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
        <Card title="You" aside={<SignOutButton />}>
          <Facts>
            <Fact label="Name">{viewer.name}</Fact>
            <Fact label="E-mail address">{viewer.email}</Fact>
            <Fact label="Role">{roles[viewer.role]}</Fact>
            <Fact label="Theme">
              <ThemeSwitch />
            </Fact>
          </Facts>
        </Card>
        <Install settings={settings} />
        <Sealing settings={settings} />
        <WayOut settings={settings} />
        <SignOn settings={settings} />
      </div>
    </>
  )
}

function Install({ settings }: { settings: SettingsView }) {
  const { version, publicUrl, database, dataDir } = settings
  return (
    <Card title="This install">
      <Facts>
        <Fact label="Version">Patchbay {version}</Fact>
        <Fact label="Public URL">
          <Code>{publicUrl}</Code>
          <Note>Every redirect URI and link is built from it. Set by PATCHBAY_URL.</Note>
        </Fact>
        <Fact label="Database">
          {database.embedded ? 'PostgreSQL, run by Patchbay itself' : 'PostgreSQL'} at{' '}
          <Code>{database.where}</Code>
        </Fact>
        {dataDir !== null && (
          <Fact label="Data">
            <Code>{dataDir}</Code>
            <Note>Holds the database and the generated keys. Back up both, and apart from each other.</Note>
          </Fact>
        )}
      </Facts>
    </Card>
  )
}

function Sealing({ settings: { keyIds } }: { settings: SettingsView }) {
  return (
    <Card title="Sealing" lead="Every credential and secret is stored encrypted (AES-256-GCM).">
      <Facts>
        <Fact label="Keys">
          {keyIds.map((id, index) => (
            <p key={id}>
              <Code>{id}</Code>{' '}
              <span className="text-muted text-sm">{index === 0 ? 'seals and opens' : 'opens'}</span>
            </p>
          ))}
        </Fact>
        <Fact label="Protects">
          Against whoever gets the database alone: a stolen dump or backup shows no credential, and a value
          moved to another row does not open.
        </Fact>
        <Fact label="Does not protect">
          Against whoever has the keys too: a stolen disk that holds both, or somebody who controls this
          server while it runs.
        </Fact>
      </Facts>
    </Card>
  )
}

function WayOut({ settings: { egressAllow } }: { settings: SettingsView }) {
  return (
    <Card title="Outbound connections" lead="Patchbay connects to public https addresses on port 443 only.">
      <Facts>
        <Fact label="Also allowed">
          {egressAllow.length === 0
            ? 'Nothing'
            : egressAllow.map((target) => (
                <p key={target}>
                  <Code>{target}</Code>
                </p>
              ))}
          <Note>
            Private addresses and other ports are opened one by one, as host:port in PATCHBAY_EGRESS_ALLOW.
          </Note>
        </Fact>
      </Facts>
    </Card>
  )
}

function SignOn({ settings: { singleSignOn } }: { settings: SettingsView }) {
  return (
    <Card title="Single sign-on">
      {singleSignOn ? (
        <Facts>
          <Fact label="Issuer">
            <Code>{singleSignOn.issuer}</Code>
          </Fact>
          <Fact label="Admits">
            Verified e-mail addresses of {singleSignOn.domains.join(', ')}, as members
          </Fact>
        </Facts>
      ) : (
        <p className="text-muted">
          Not configured: people sign in with a password. Set PATCHBAY_OIDC_ISSUER and the three variables
          beside it.
        </p>
      )}
    </Card>
  )
}

function Code({ children }: { children: ReactNode }) {
  return <code className="font-mono text-sm [overflow-wrap:anywhere]">{children}</code>
}

function Note({ children }: { children: ReactNode }) {
  return <p className="mt-0.5 text-muted text-sm">{children}</p>
}
