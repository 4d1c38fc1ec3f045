'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { createProviderAction } from '@/app/(console)/actions'
import { EndpointFields, readDefinition } from '@/components/provider/endpoint-fields'
import { atInputs, KeyDefinition, readKeyDefinition } from '@/components/provider/key-definition'
import { PublicList } from '@/components/provider/public-list'
import { RadioRow } from '@/components/provider/radio-row'
import { UrlField } from '@/components/provider/url-field'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Form, textOf } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { PublicEndpoint } from '@/lib/contract/public-endpoint'
import { slugFrom } from '@/lib/core/connection-key'

type Kind = 'oauth2' | 'api_key'
type Way = 'discovery' | 'by-hand'

/** Defines a provider of the organisation's own, then goes on to set it up. */
export function OwnProviderForm() {
  const { m } = useMessages()
  const texts = m.provider.ownProvider
  const router = useRouter()
  const nameInput = useRef<HTMLInputElement>(null)
  const [kind, setKind] = useState<Kind>('oauth2')
  const [way, setWay] = useState<Way>('discovery')
  const [given, setGiven] = useState<PublicEndpoint | null>(null)
  const isDiscovered = kind === 'oauth2' && way === 'discovery'
  const { submit, pending, error } = useAction(define, ({ key }) =>
    router.push(`/integrations/new?provider=${encodeURIComponent(key)}`),
  )
  const send = (data: FormData) => {
    const name = textOf(data, 'name')
    const key = textOf(data, 'key') || (slugFrom(name) ?? '')
    if (isDiscovered) return submit({ key, name, discoveryUrl: textOf(data, 'discoveryUrl') })
    if (kind === 'api_key') return submit(readKeyDefinition(key, name, data))
    submit(readDefinition(key, name, given ? texts.fromList : '', data))
  }
  const begin = (endpoint: PublicEndpoint) => {
    setGiven(endpoint)
    if (nameInput.current?.value === '') nameInput.current.value = endpoint.name
  }
  return (
    <Form label={texts.title} error={error} onSubmit={send}>
      <RadioRow
        name="kind"
        legend={texts.kind}
        options={[
          { value: 'oauth2', label: texts.kindOAuth },
          { value: 'api_key', label: texts.kindKey },
        ]}
        chosen={kind}
        onChoose={setKind}
      />
      <Field name="name" label={texts.name}>
        {(ties) => (
          <Input {...ties} ref={nameInput} maxLength={80} autoComplete="off" placeholder="Acme Accounts" />
        )}
      </Field>
      <Field name="key" label={texts.key} required={false} help={texts.keyHelp}>
        {(ties) => (
          <Input {...ties} maxLength={64} autoComplete="off" spellCheck={false} placeholder="acme-accounts" />
        )}
      </Field>
      {kind === 'api_key' ? (
        <KeyDefinition />
      ) : (
        <OAuthDefinition way={way} onChooseWay={setWay} given={given} onGiven={begin} />
      )}
      <div>
        <Button type="submit" look="primary" pending={pending}>
          {pending ? (isDiscovered ? texts.reading : texts.saving) : texts.continue}
        </Button>
      </div>
    </Form>
  )
}

interface OAuthDefinitionProps {
  way: Way
  onChooseWay: (way: Way) => void
  given: PublicEndpoint | null
  onGiven: (endpoint: PublicEndpoint) => void
}

function OAuthDefinition({ way, onChooseWay, given, onGiven }: OAuthDefinitionProps) {
  const { m } = useMessages()
  const texts = m.provider.ownProvider
  return (
    <>
      <RadioRow
        name="way"
        legend={texts.way}
        options={[
          { value: 'discovery', label: texts.byDiscovery },
          { value: 'by-hand', label: texts.byHand },
        ]}
        chosen={way}
        onChoose={onChooseWay}
      />
      {way === 'discovery' ? (
        <UrlField
          name="discoveryUrl"
          label={texts.discoveryUrl}
          help={texts.discoveryHelp}
          placeholder="https://id.example.com/.well-known/openid-configuration"
        />
      ) : (
        <>
          <PublicList onChoose={onGiven} />
          {given && (
            <Notice tone="warn" title={texts.fromList}>
              <p className="text-muted text-sm">{texts.fromListText}</p>
            </Notice>
          )}
          <EndpointFields key={given?.key} given={given} />
        </>
      )}
    </>
  )
}

/** What contradicts itself is said of a whole; it is shown where it was typed. */
async function define(input: object) {
  const answer = await createProviderAction(input)
  return answer.ok ? answer : { ...answer, error: { ...answer.error, fields: atInputs(answer.error.fields) } }
}
