'use client'

import { Code } from '@/components/settings/notes'
import { Card } from '@/components/ui/card'
import { Fact, Facts } from '@/components/ui/facts'
import { useMessages } from '@/lib/client/use-messages'
import type { SettingsView } from '@/lib/contract/settings'

/** Which keys there are, and what they do and do not protect against. */
export function SealingCard({ settings: { keyIds } }: { settings: SettingsView }) {
  const { m } = useMessages()
  return (
    <Card level={3} title={m.settings.sealingTitle} lead={m.settings.sealingLead}>
      <Facts>
        <Fact label={m.settings.sealingKeys}>
          {keyIds.map((id, index) => (
            <p key={id}>
              <Code>{id}</Code>{' '}
              <span className="text-muted text-sm">{index === 0 ? m.settings.seals : m.settings.opens}</span>
            </p>
          ))}
        </Fact>
        <Fact label={m.settings.protects}>{m.settings.protectsText}</Fact>
        <Fact label={m.settings.notProtects}>{m.settings.notProtectsText}</Fact>
      </Facts>
    </Card>
  )
}
