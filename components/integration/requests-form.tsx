'use client'

import { useEffect, useRef, useState } from 'react'
import { saveRequestSettingsAction } from '@/app/(console)/request-settings-actions'
import { AddressField } from '@/components/integration/address-field'
import { HeaderRows } from '@/components/integration/header-rows'
import { inputOf, type KeyedHeader, keyedHeaders, typedHeaders } from '@/components/integration/keyed-header'
import { Button } from '@/components/ui/button'
import { Form, textOf } from '@/components/ui/form'
import { RichText } from '@/components/ui/rich-text'
import { type ActionError, useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { IntegrationView } from '@/lib/contract/integration'
import type { ProviderView } from '@/lib/contract/provider'
import type { RequestSettings } from '@/lib/contract/request-settings'

interface RequestsFormProps {
  integration: IntegrationView
  provider: ProviderView
  onSaved: (integration: IntegrationView) => void
  onClose: () => void
}

interface Sending {
  settings: RequestSettings
  /** The keys of the rows, in the order in which their headers are sent. */
  keys: readonly number[]
}

/** Changes how requests go out. What nobody touched is not sent, so that somebody else's change of it stays. */
export function RequestsForm({ integration, provider, onSaved, onClose }: RequestsFormProps) {
  const { m } = useMessages()
  const texts = m.requests
  const [before] = useState(integration)
  const [rows, setRows] = useState<readonly KeyedHeader[]>(() => keyedHeaders(before.headers))
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('input, button')?.focus(), [])
  const save = async ({ settings, keys }: Sending) => {
    const result = await saveRequestSettingsAction({ ...settings, integration: before.id })
    return result.ok ? result : { ok: false as const, error: atRows(result.error, keys) }
  }
  const { submit, pending, error } = useAction(save, onSaved)
  const send = (data: FormData) => {
    const typed = typedHeaders(rows, data)
    const headers = typed.map(({ name, value }) => ({ name, value }))
    const settings = {
      ...(!isSame(headers, before.headers) && { headers }),
      ...changed('apiBaseUri', before.apiBaseUri, data),
      ...changed('revocationUri', before.revocationUri, data),
    }
    if (Object.keys(settings).length === 0) onClose()
    else submit({ settings, keys: typed.map(({ key }) => key) })
  }
  const { base, revocation } = fieldsFor(before, provider)
  return (
    <div ref={form}>
      <Form label={texts.changeTitle} error={error} onSubmit={send}>
        {base && (
          <AddressField
            name="apiBaseUri"
            label={texts.base}
            integration={before}
            provider={provider}
            help={
              provider.authType === 'oauth2' && (
                <RichText
                  text={texts.baseHelp}
                  values={{ example: <RichText text={'`https://$connection.instance_url`'} /> }}
                />
              )
            }
          />
        )}
        <HeaderRows rows={rows} onRows={setRows} />
        {revocation && (
          <AddressField
            name="revocationUri"
            label={texts.revocation}
            integration={before}
            provider={provider}
            help={texts.revocationHelp}
          />
        )}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" pending={pending}>
            {pending ? m.integration.setup.saving : m.integration.setup.save}
          </Button>
          <Button onClick={onClose}>{m.ui.cancel}</Button>
        </div>
      </Form>
    </div>
  )
}

/** Which addresses can be said here: not an account's own server, and none that the key itself is part of. */
function fieldsFor({ apiBaseUri, revocationUri }: IntegrationView, provider: ProviderView) {
  const { authType, asksAccount, fields } = provider
  const holdsKey = fields.some(({ key, secret }) => secret && provider.apiBaseUri?.includes(`{${key}}`))
  return {
    base: apiBaseUri !== null || !(asksAccount || holdsKey),
    revocation: revocationUri !== null || (authType === 'oauth2' && !asksAccount),
  }
}

function changed(name: 'apiBaseUri' | 'revocationUri', before: string | null, data: FormData) {
  const text = data.has(name) ? textOf(data, name).trim() || null : before
  return text !== before && { [name]: text }
}

function isSame(
  rows: readonly { name: string; value: string }[],
  headers: Readonly<Record<string, string>>,
): boolean {
  return (
    rows.length === Object.keys(headers).length &&
    rows.every(({ name, value }) => Object.hasOwn(headers, name) && headers[name] === value)
  )
}

/** Faults of headers by the keys of their rows: these stay, whatever row is taken away. */
function atRows(error: ActionError, keys: readonly number[]): ActionError {
  const fields = Object.entries(error.fields).map(([path, fault]) => {
    const place = /^headers\.(\d+)\.(\w+)$/.exec(path)
    return [place ? inputOf(keys[Number(place[1])], place[2] ?? '') : path, fault]
  })
  return { ...error, fields: Object.fromEntries(fields) }
}
