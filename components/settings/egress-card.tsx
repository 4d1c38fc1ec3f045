'use client'

import { Code, Note } from '@/components/settings/notes'
import { Card } from '@/components/ui/card'
import { Fact, Facts } from '@/components/ui/facts'
import { useMessages } from '@/lib/client/use-messages'
import type { SettingsView } from '@/lib/contract/settings'

/** Where Patchbay may connect to. */
export function EgressCard({ settings: { egressAllow } }: { settings: SettingsView }) {
  const { m } = useMessages()
  return (
    <Card level={3} title={m.settings.egress} lead={m.settings.egressLead}>
      <Facts>
        <Fact label={m.settings.egressAlso}>
          {egressAllow.length === 0
            ? m.settings.nothing
            : egressAllow.map((target) => (
                <p key={target}>
                  <Code>{target}</Code>
                </p>
              ))}
          <Note>{m.settings.egressNote}</Note>
        </Fact>
      </Facts>
    </Card>
  )
}
