import { Code } from '@/components/settings/notes'
import { Card } from '@/components/ui/card'
import { Fact, Facts } from '@/components/ui/facts'
import type { SettingsView } from '@/lib/contract/settings'

/** Which keys there are, and what they do and do not protect against. */
export function SealingCard({ settings: { keyIds } }: { settings: SettingsView }) {
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
