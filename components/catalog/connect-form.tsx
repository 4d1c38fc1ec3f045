'use client'

import { Plug } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Form, textOf } from '@/components/ui/form'
import type { ActionError } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { CatalogConnector } from '@/lib/contract/catalog'

// Most connectors ask for nothing.
const SetupField = dynamic(() =>
  import('@/components/integration/setup-field').then(({ SetupField }) => SetupField),
)

interface ConnectFormProps {
  connector: Pick<CatalogConnector, 'name' | 'authType' | 'fields'>
  label: string
  pending: boolean
  error: ActionError | null
  onConnect: (fields: Record<string, string>) => void
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
    if (!first) onConnect(typed)
  }
  const isKey = authType !== 'oauth2'
  return (
    <Form label={label} error={blank ?? error} onSubmit={connect}>
      {fields.map((field) => (
        <SetupField key={field.key} field={field} stored={undefined} spaces={false} replacing={false} />
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
