import { useState } from 'react'
import { UrlField } from '@/components/provider/url-field'
import { Field } from '@/components/ui/field'
import { textOf } from '@/components/ui/form'
import { Input, Select } from '@/components/ui/input'
import { useMessages } from '@/lib/client/use-messages'
import { placeholderFields } from '@/lib/core/placeholder-fields'

const PLACES = ['header', 'query', 'user', 'password', 'url'] as const
type Place = (typeof PLACES)[number]

/** An API whose callers are known by a key: where it is, where the key goes, and what tells whether one is good. */
export function KeyDefinition() {
  const { m } = useMessages()
  const texts = m.provider.ownProvider
  const [place, setPlace] = useState<Place>('header')
  return (
    <>
      <UrlField name="api.baseUrl" label={texts.baseUrl} help={texts.baseUrlHelp} />
      <Field name="place" label={texts.place}>
        {(ties) => (
          <Select {...ties} value={place} onChange={(event) => setPlace(placeOf(event.target.value))}>
            {PLACES.map((one) => (
              <option key={one} value={one}>
                {texts.places[one]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {place === 'header' && (
        <div className="grid gap-5 sm:grid-cols-2">
          <Word name="api.credential.name" label={texts.headerName} initial="Authorization" />
          <Word
            name="api.credential.prefix"
            label={texts.headerPrefix}
            required={false}
            initial="Bearer"
            help={texts.headerPrefixHelp}
          />
        </div>
      )}
      {place === 'query' && <Word name="api.credential.name" label={texts.parameter} initial="api_key" />}
      {place === 'password' && (
        <Word name="api.credential.username" label={texts.userName} required={false} />
      )}
      <UrlField name="probe.url" label={texts.testUrl} required={false} help={texts.testUrlHelp} />
    </>
  )
}

interface WordProps {
  name: string
  label: string
  required?: boolean
  initial?: string
  help?: string
}

function Word({ name, label, required = true, initial = '', help }: WordProps) {
  return (
    <Field name={name} label={label} required={required} help={help}>
      {(ties) => (
        <Input
          {...ties}
          defaultValue={initial}
          maxLength={64}
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="off"
        />
      )}
    </Field>
  )
}

const placeOf = (text: string): Place => PLACES.find((place) => place === text) ?? 'header'

/** What was typed, as `POST /api/providers` takes it. A `{name}` in an address becomes a field of the form. */
export function readKeyDefinition(key: string, name: string, data: FormData) {
  const typed = (field: string) => textOf(data, field).trim()
  const baseUrl = typed('api.baseUrl')
  const url = typed('probe.url')
  const secret = { key: 'api_key', label: 'API key', type: 'password', required: true, secret: true }
  return {
    ...{ key, name },
    authType: 'api_key' as const,
    fields: [...placeholderFields([baseUrl, url], [secret.key]), secret],
    api: { baseUrl, credential: readPlace(placeOf(textOf(data, 'place')), typed) },
    ...(url && { probe: { url } }),
  }
}

function readPlace(place: Place, typed: (field: string) => string) {
  const value = '{api_key}'
  const name = typed('api.credential.name')
  const prefix = typed('api.credential.prefix')
  switch (place) {
    case 'header':
      return { in: 'header', name, prefix: prefix && `${prefix} `, value }
    case 'query':
      return { in: 'query', name, value }
    case 'user':
      return { in: 'basic', username: value, password: '' }
    case 'password':
      return { in: 'basic', username: typed('api.credential.username'), password: value }
    case 'url':
      return { in: 'url' }
  }
}

/** What contradicts itself is said of a whole; it is shown where it was typed. */
export function atInputs(fields: Readonly<Record<string, string>>): Record<string, string> {
  const { api, probe, ...others } = fields
  return {
    ...others,
    ...(api && { 'api.baseUrl': others['api.baseUrl'] ?? api }),
    ...(probe && { 'probe.url': others['probe.url'] ?? probe }),
  }
}
