'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { createProviderAction } from '@/app/(console)/actions'
import { EndpointFields, readDefinition } from '@/components/provider/endpoint-fields'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Form, textOf } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import { slugFrom } from '@/lib/core/connection-key'

type Way = 'discovery' | 'by-hand'

/** Defines a provider of the organisation's own, then goes on to set it up. */
export function OwnProviderForm() {
  const { m } = useMessages()
  const texts = m.provider.ownProvider
  const router = useRouter()
  const [way, setWay] = useState<Way>('discovery')
  const { submit, pending, error } = useAction(createProviderAction, ({ key }) =>
    router.push(`/integrations/new?provider=${encodeURIComponent(key)}`),
  )
  const send = (data: FormData) => {
    const name = textOf(data, 'name')
    const key = textOf(data, 'key') || (slugFrom(name) ?? '')
    submit(
      way === 'discovery'
        ? { key, name, discoveryUrl: textOf(data, 'discoveryUrl') }
        : readDefinition(key, name, data),
    )
  }
  return (
    <Form label={texts.title} error={error} onSubmit={send}>
      <Field name="name" label={texts.name}>
        {(ties) => <Input {...ties} maxLength={80} autoComplete="off" placeholder="Acme Accounts" />}
      </Field>
      <Field name="key" label={texts.key} required={false} help={texts.keyHelp}>
        {(ties) => (
          <Input {...ties} maxLength={64} autoComplete="off" spellCheck={false} placeholder="acme-accounts" />
        )}
      </Field>
      <WayChoice way={way} onChoose={setWay} />
      {way === 'discovery' ? <DiscoveryField /> : <EndpointFields />}
      <div>
        <Button type="submit" look="primary" pending={pending}>
          {pending ? (way === 'discovery' ? texts.reading : texts.saving) : texts.continue}
        </Button>
      </div>
    </Form>
  )
}

function WayChoice({ way, onChoose }: { way: Way; onChoose: (way: Way) => void }) {
  const { m } = useMessages()
  const texts = m.provider.ownProvider
  const ways: [Way, string][] = [
    ['discovery', texts.byDiscovery],
    ['by-hand', texts.byHand],
  ]
  return (
    <fieldset className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
      <legend className="mb-1.5 font-medium">{texts.way}</legend>
      {ways.map(([value, label]) => (
        <label key={value} className="flex items-center gap-2">
          <input
            type="radio"
            name="way"
            value={value}
            checked={way === value}
            onChange={() => onChoose(value)}
            className="size-4 accent-accent"
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}

function DiscoveryField() {
  const { m } = useMessages()
  const texts = m.provider.ownProvider
  return (
    <Field name="discoveryUrl" label={texts.discoveryUrl} help={texts.discoveryHelp}>
      {(ties) => (
        <Input
          {...ties}
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder="https://id.example.com/.well-known/openid-configuration"
        />
      )}
    </Field>
  )
}
