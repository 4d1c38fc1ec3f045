'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { ConnectForm, type Typed } from '@/components/catalog/connect-form'
import type { Names } from '@/components/catalog/connect-progress'
import type { useConnect } from '@/components/catalog/use-connect'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { useMessages } from '@/lib/client/use-messages'
import type { CatalogConnector } from '@/lib/contract/catalog'

interface ConnectCardProps {
  connector: CatalogConnector
  names: Names
  connect: ReturnType<typeof useConnect>
  /** Whether something is connected already. */
  isMore: boolean
}

/** The way to connect: what happens, what is needed first, and the button. */
export function ConnectCard({ connector, names, connect, isMore }: ConnectCardProps) {
  const { m, t } = useMessages()
  const texts = m.catalog.connect
  const [isOpen, setOpen] = useState(!isMore)
  const { fields, authType } = connector
  const isKey = authType !== 'oauth2'
  const begin = (typed: Typed) => connect.begin({ connectionId: null, isNew: isMore, ...typed })
  if (isMore && !isOpen)
    return (
      <div>
        <Button onClick={() => (fields.length > 0 ? setOpen(true) : begin({ fields: {} }))}>
          <Plus aria-hidden />
          {texts.another}
        </Button>
      </div>
    )
  const lead = isKey ? texts.leadKey : fields.length > 0 ? texts.leadFields : texts.lead
  return (
    <Card title={t(isMore ? texts.anotherHeading : texts.heading, { ...names })} lead={t(lead, { ...names })}>
      <ConnectForm
        connector={connector}
        label={isKey ? texts.buttonKey : t(texts.button, { ...names })}
        pending={['opening', 'waiting'].includes(connect.progress.at)}
        error={connect.error}
        onConnect={begin}
        {...(isMore && { onCancel: () => setOpen(false) })}
      />
    </Card>
  )
}
