'use client'

import { Plug } from 'lucide-react'
import { useState } from 'react'
import { ConnectField } from '@/components/catalog/connect-field'
import { Button } from '@/components/ui/button'
import { Form, textOf } from '@/components/ui/form'
import type { ActionError } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { CatalogConnector } from '@/lib/contract/catalog'

/** What was typed, and what to do with spaces around a secret, once that was asked. */
export interface Typed {
  fields: Record<string, string>
  outerSpaces?: 'keep' | 'remove'
}

interface ConnectFormProps {
  connector: Pick<CatalogConnector, 'name' | 'authType' | 'fields'>
  label: string
  pending: boolean
  error: ActionError | null
  onConnect: (typed: Typed) => void
  /** Beside the button: the way out of the form. */
  onCancel?: () => void
}

/** What has to be filled in, and the button that connects. What was typed survives every refusal. */
export function ConnectForm({ connector, label, pending, error, onConnect, onCancel }: ConnectFormProps) {
  const { m, t } = useMessages()
  const [blank, setBlank] = useState<ActionError | null>(null)
  const { fields, authType, name } = connector
  const connect = (data: FormData) => {
    if (pending) return
    const typed = Object.fromEntries(fields.map(({ key }) => [key, textOf(data, key)]))
    const missing = fields.filter(
      ({ key, required, default: initial }) => required && initial === null && typed[key]?.trim() === '',
    )
    const faults = missing.map(
      ({ key, label: of }) => [key, t(m.catalog.connect.blank, { label: of })] as const,
    )
    const [first] = faults
    setBlank(
      first ? { code: 'blank', message: first[1], requestId: '', fields: Object.fromEntries(faults) } : null,
    )
    const outerSpaces = textOf(data, 'outerSpaces')
    if (!first)
      onConnect({
        fields: typed,
        ...((outerSpaces === 'keep' || outerSpaces === 'remove') && { outerSpaces }),
      })
  }
  const asksForSpaces = error?.code === 'secret_has_spaces' ? Object.keys(error.fields) : []
  const isKey = authType !== 'oauth2'
  return (
    <Form label={label} error={blank ?? error} onSubmit={connect}>
      {fields.map((field) => (
        <ConnectField key={field.key} field={field} spaces={asksForSpaces.includes(field.key)} />
      ))}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" pending={pending}>
          {!pending && <Plug aria-hidden />}
          {isKey && pending ? t(m.catalog.connect.saving, { app: name }) : label}
        </Button>
        {onCancel && <Button onClick={onCancel}>{m.ui.cancel}</Button>}
      </div>
    </Form>
  )
}
