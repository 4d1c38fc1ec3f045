'use client'

import { decideAccountAction } from '@/app/connectors/actions'
import type { Names } from '@/components/catalog/connect-progress'
import { useCatalogAction } from '@/components/catalog/use-catalog-action'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { Notice } from '@/components/ui/notice'
import { say } from '@/lib/client/say'
import { useMessages } from '@/lib/client/use-messages'
import type { CatalogConnection, CatalogConnector } from '@/lib/contract/catalog'

interface OtherAccountProps {
  slug: string
  connection: CatalogConnection
  replacement: NonNullable<CatalogConnection['replacement']>
  names: Names
  onDecided: (connector: CatalogConnector) => void
}

/** Somebody signed in with another account than the connection has: its customer says which one it shall have. */
export function OtherAccount({ slug, connection, replacement, names, onDecided }: OtherAccountProps) {
  const { m, t } = useMessages()
  const { ended, done, connections } = m.catalog
  const before = connection.account ?? connections.unnamed
  const after = replacement.account ?? connections.unnamed
  const { submit, pending, error } = useCatalogAction(decideAccountAction, (connector) => {
    const now = connector.connections.find(({ id }) => id === connection.id)
    say(now?.connectedAt === connection.connectedAt ? done.keptThis : t(done.tookOther, { account: after }))
    onDecided(connector)
  })
  const decide = (decision: 'replace' | 'discard') =>
    submit({ slug, authorizationId: replacement.authorizationId, decision })
  return (
    <div role="status" className="mb-5">
      <Notice
        tone="warn"
        title={t(ended.otherAccount, { ...names })}
        action={
          <>
            <Button look="primary" pending={pending} onClick={() => decide('replace')}>
              {t(ended.takeOther, { account: after })}
            </Button>
            <Button pending={pending} onClick={() => decide('discard')}>
              {t(ended.keepThis, { account: before })}
            </Button>
          </>
        }
      >
        <p>{t(ended.otherAccountChoose, { before, after })}</p>
        {connection.owner === 'group' && (
          <p>
            {connections.group}. {t(connections.groupText, { ...names })}
          </p>
        )}
        {error && <FormError error={error} />}
      </Notice>
    </div>
  )
}
