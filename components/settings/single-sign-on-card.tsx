'use client'

import { Code } from '@/components/settings/notes'
import { Card } from '@/components/ui/card'
import { Fact, Facts } from '@/components/ui/facts'
import { useMessages } from '@/lib/client/use-messages'
import type { SettingsView } from '@/lib/contract/settings'

/** Whether people may sign in elsewhere, and who. */
export function SingleSignOnCard({ settings: { singleSignOn } }: { settings: SettingsView }) {
  const { m, t } = useMessages()
  return (
    <Card level={3} title={m.settings.singleSignOn}>
      {singleSignOn ? (
        <Facts>
          <Fact label={m.settings.issuer}>
            <Code>{singleSignOn.issuer}</Code>
          </Fact>
          <Fact label={m.settings.admits}>
            {t(m.settings.admitsText, { domains: singleSignOn.domains.join(', ') })}
          </Fact>
        </Facts>
      ) : (
        <p className="text-muted">{m.settings.noSingleSignOn}</p>
      )}
    </Card>
  )
}
