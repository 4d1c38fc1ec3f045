import { Code, Note } from '@/components/settings/notes'
import { Card } from '@/components/ui/card'
import { Fact, Facts } from '@/components/ui/facts'
import type { SettingsView } from '@/lib/contract/settings'

/** Where Patchbay may connect to. */
export function EgressCard({ settings: { egressAllow } }: { settings: SettingsView }) {
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
