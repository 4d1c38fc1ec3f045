import { Code } from '@/components/settings/notes'
import { Card } from '@/components/ui/card'
import { Fact, Facts } from '@/components/ui/facts'
import type { SettingsView } from '@/lib/contract/settings'

/** Whether people may sign in elsewhere, and who. */
export function SingleSignOnCard({ settings: { singleSignOn } }: { settings: SettingsView }) {
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
