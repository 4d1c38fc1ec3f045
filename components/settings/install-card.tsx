'use client'

import { Code, Note } from '@/components/settings/notes'
import { Card } from '@/components/ui/card'
import { Fact, Facts } from '@/components/ui/facts'
import { useMessages } from '@/lib/client/use-messages'
import type { SettingsView } from '@/lib/contract/settings'

/** Which Patchbay this is, and where its data lives. */
export function InstallCard({ settings }: { settings: SettingsView }) {
  const { m } = useMessages()
  const { version, publicUrl, database, dataDir } = settings
  return (
    <Card level={3} title={m.settings.technical} lead={m.settings.technicalLead}>
      <Facts>
        <Fact label={m.settings.version}>Patchbay {version}</Fact>
        <Fact label={m.settings.publicUrl}>
          <Code>{publicUrl}</Code>
          <Note>{m.settings.publicUrlNote}</Note>
        </Fact>
        <Fact label={m.settings.database}>
          {database.embedded ? m.settings.databaseEmbedded : m.settings.databaseOwn}{' '}
          <Code>{database.where}</Code>
        </Fact>
        {dataDir !== null && (
          <Fact label={m.settings.data}>
            <Code>{dataDir}</Code>
            <Note>{m.settings.dataNote}</Note>
          </Fact>
        )}
      </Facts>
    </Card>
  )
}
