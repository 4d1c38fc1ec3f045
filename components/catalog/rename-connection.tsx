'use client'

import { useState } from 'react'
import { renameConnectionAction } from '@/app/connectors/actions'
import type { ChangeProps } from '@/components/catalog/connection-item'
import { LazyDialog } from '@/components/catalog/lazy-dialog'
import { useCatalogAction } from '@/components/catalog/use-catalog-action'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { textOf } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { say } from '@/lib/client/say'
import { useMessages } from '@/lib/client/use-messages'

/** Gives one of several connections another name. */
export function RenameConnection({ connection, label, slug, onChange }: ChangeProps) {
  const { m, t } = useMessages()
  const texts = m.catalog.connections
  const [isOpen, setOpen] = useState(false)
  const { submit, pending, error, setError } = useCatalogAction(renameConnectionAction, (connector) => {
    setOpen(false)
    onChange(connector)
    const renamed = connector.connections.find(({ id }) => id === connection.id)
    say(t(m.catalog.done.renamed, { name: renamed?.name ?? '' }))
  })
  const rename = (data: FormData) => {
    const name = textOf(data, 'name').trim()
    const blank = {
      code: 'empty_name',
      message: texts.nameBlank,
      requestId: '',
      fields: { name: texts.nameBlank },
    }
    if (name === '') setError(blank)
    else submit({ slug, id: connection.id, name })
  }
  return (
    <>
      <Button aria-label={t(texts.renameNamed, { name: label })} onClick={() => setOpen(true)}>
        {texts.rename}
      </Button>
      {isOpen && (
        <LazyDialog
          title={texts.renameTitle}
          confirm={{ label: texts.save, pendingLabel: texts.saving, look: 'primary' }}
          state={{ pending, error }}
          onConfirm={rename}
          onClose={() => {
            setError(null)
            setOpen(false)
          }}
          fields={
            <Field name="name" label={texts.name} help={texts.nameHelp}>
              {(ties) => (
                <Input
                  {...ties}
                  defaultValue={connection.name}
                  maxLength={64}
                  autoComplete="off"
                  autoCapitalize="off"
                  spellCheck={false}
                />
              )}
            </Field>
          }
        >
          <p>{texts.renameText}</p>
        </LazyDialog>
      )}
    </>
  )
}
