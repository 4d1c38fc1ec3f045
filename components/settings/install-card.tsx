import { Code, Note } from '@/components/settings/notes'
import { Card } from '@/components/ui/card'
import { Fact, Facts } from '@/components/ui/facts'
import type { SettingsView } from '@/lib/contract/settings'

/** Which Patchbay this is, and where its data lives. */
export function InstallCard({ settings }: { settings: SettingsView }) {
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
            <Note>
              Holds the generated keys, and the database unless the start named another place for it. Back up
              both, apart from each other.
            </Note>
          </Fact>
        )}
      </Facts>
    </Card>
  )
}
