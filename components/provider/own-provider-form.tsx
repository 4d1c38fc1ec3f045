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
import { slugFrom } from '@/lib/core/connection-key'

type Way = 'discovery' | 'by-hand'

/** Defines a provider of the organisation's own, then goes on to set it up. */
export function OwnProviderForm() {
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
    <Form label="Your own provider" error={error} onSubmit={send}>
      <Field name="name" label="Name">
        {(ties) => <Input {...ties} maxLength={80} autoComplete="off" placeholder="Acme Accounts" />}
      </Field>
      <Field
        name="key"
        label="Key"
        required={false}
        help="Small letters, digits and dashes; it becomes part of addresses. Left blank, it is made from the name."
      >
        {(ties) => (
          <Input {...ties} maxLength={64} autoComplete="off" spellCheck={false} placeholder="acme-accounts" />
        )}
      </Field>
      <WayChoice way={way} onChoose={setWay} />
      {way === 'discovery' ? <DiscoveryField /> : <EndpointFields />}
      <div>
        <Button type="submit" look="primary" pending={pending}>
          {pending ? (way === 'discovery' ? 'Reading…' : 'Saving…') : 'Continue'}
        </Button>
      </div>
    </Form>
  )
}

function WayChoice({ way, onChoose }: { way: Way; onChoose: (way: Way) => void }) {
  const ways: [Way, string][] = [
    ['discovery', 'By discovery'],
    ['by-hand', 'By hand'],
  ]
  return (
    <fieldset className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
      <legend className="mb-1.5 font-medium">How its endpoints are known</legend>
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
  return (
    <Field
      name="discoveryUrl"
      label="Discovery URL"
      help="The issuer’s address, or that of its metadata document (OpenID Connect, RFC 8414). It is read once, now."
    >
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
