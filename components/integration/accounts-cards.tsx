import { isOfDomains } from '@/components/domain/consents-card'
import { ConnectionsCard } from '@/components/integration/connections-card'
import { OtherAccountsCard } from '@/components/integration/other-accounts-card'
import { OwnAccountCard } from '@/components/integration/own-account-card'
import type { ConnectionView } from '@/lib/contract/connection'
import type { IntegrationView } from '@/lib/contract/integration'

interface AccountsCardsProps {
  integration: IntegrationView
  /** The reader's own connection, where each person connects theirs. */
  own: ConnectionView | null
}

/** What is connected through an integration: everybody's at once, or first the reader's own. */
export function AccountsCards({ integration, own }: AccountsCardsProps) {
  if (integration.mode === 'shared' || isOfDomains(integration))
    return <ConnectionsCard integration={integration} />
  return (
    <>
      <OwnAccountCard integration={integration} own={own} />
      <OtherAccountsCard integration={integration} />
    </>
  )
}
