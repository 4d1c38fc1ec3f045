'use client'

import { useState } from 'react'
import { removeConnectionAction } from '@/app/connectors/actions'
import type { ChangeProps } from '@/components/catalog/connection-item'
import { LazyDialog } from '@/components/catalog/lazy-dialog'
import { useCatalogAction } from '@/components/catalog/use-catalog-action'
import { Button } from '@/components/ui/button'
import { RichText } from '@/components/ui/rich-text'
import { say } from '@/lib/client/say'
import { useMessages } from '@/lib/client/use-messages'
import type { CatalogConnector } from '@/lib/contract/catalog'

interface RemoveConnectionProps extends ChangeProps {
  connector: CatalogConnector
  organisation: string
}

/** Ends a connection. Says what breaks, and what stays. */
export function RemoveConnection({ connector, organisation, ...change }: RemoveConnectionProps) {
  const { connection, label, slug, onChange } = change
  const { m, t } = useMessages()
  const texts = m.catalog.connections
  const [isOpen, setOpen] = useState(false)
  const names = { app: connector.name, organisation }
  const { submit, pending, error } = useCatalogAction(removeConnectionAction, (left) => {
    setOpen(false)
    onChange(left)
    say(t(m.catalog.done.removed, { app: connector.name }))
  })
  const breaks = connection.owner === 'group' ? texts.removeBreaksGroup : texts.removeBreaks
  const { revokes, revocationNote } = connector
  return (
    <>
      <Button aria-label={t(texts.removeNamed, { name: label })} onClick={() => setOpen(true)}>
        {texts.remove}
      </Button>
      {isOpen && (
        <LazyDialog
          title={t(texts.removeTitle, names)}
          confirm={{ label: texts.remove, pendingLabel: texts.removing, look: 'danger' }}
          state={{ pending, error }}
          onConfirm={() => submit({ slug, id: connection.id })}
          onClose={() => setOpen(false)}
        >
          <p className="font-medium text-ink">{label}</p>
          <p>{t(breaks, names)}</p>
          <p>
            {revokes ? (
              t(texts.removeEnds, names)
            ) : (
              <RichText text={revocationNote ?? t(texts.removeEndsNot, names)} />
            )}{' '}
            {t(texts.removeStays, names)}
          </p>
        </LazyDialog>
      )}
    </>
  )
}
