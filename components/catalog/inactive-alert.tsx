import { RotateCw } from 'lucide-react'
import type { Names } from '@/components/catalog/connect-progress'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useMessages } from '@/lib/client/use-messages'
import type { CatalogConnection, CatalogConnector } from '@/lib/contract/catalog'

interface InactiveAlertProps {
  connector: CatalogConnector
  connection: CatalogConnection
  names: Names
  busy: boolean
  onRepair: () => void
}

/** What is broken, why, and the button that repairs it; none where only others, or time, can. */
export function InactiveAlert({ connector, connection, names, busy, onRepair }: InactiveAlertProps) {
  const { m, t } = useMessages()
  const { inactive, connect, connections } = m.catalog
  const { status, failure } = connection
  const isKey = connector.authType !== 'oauth2'
  const title = status === 'needs_reauth' ? (isKey ? inactive.titleKey : inactive.title) : inactive.titleWait
  const why =
    status === 'misconfigured'
      ? t(inactive.misconfigured, { ...names })
      : status === 'unavailable'
        ? t(inactive.transient, { ...names })
        : failure?.message
  return (
    <div role="alert" className="mb-5">
      <Notice
        tone="bad"
        title={t(title, { ...names })}
        action={
          status === 'needs_reauth' && (
            <Button look="primary" pending={busy} onClick={onRepair}>
              {!busy && <RotateCw aria-hidden />}
              {isKey ? connections.replaceKey : connect.again}
            </Button>
          )
        }
      >
        {why && <p>{why}</p>}
      </Notice>
    </div>
  )
}
