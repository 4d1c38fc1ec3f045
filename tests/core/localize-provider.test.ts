import { describe, expect, it } from 'vitest'
import { descriptionOf, localized } from '@/lib/core/localize-provider'
import type { Provider } from '@/lib/core/provider'

const acme: Provider = {
  key: 'acme',
  name: 'Acme',
  description: 'Everything of Acme.',
  categories: [],
  authType: 'oauth2',
  fields: [
    {
      ...{ key: 'host', label: 'Server', type: 'text', required: true, secret: false, default: 'acme.test' },
      ...{
        placeholder: 'acme.test',
        help: 'Where it is.',
        pattern: { matches: '[a-z.]+', message: 'A host.' },
      },
    },
    {
      ...{ key: 'kind', label: 'Kind', type: 'select', required: true, secret: false, default: 'a' },
      options: [
        { value: 'a', label: 'One', fills: { api: 'a.acme.test' } },
        { value: 'b', label: 'Other' },
      ],
    },
    { key: 'client_secret', label: 'Client secret', type: 'password', required: true, secret: true },
  ],
  oauth2: {
    grant: 'authorization_code',
    tokenUrl: 'https://{host}/token',
    tokenAuthMethod: 'none',
    scopes: [
      { name: 'read', label: 'Read all', default: true, required: true },
      { name: 'write', label: 'Write all' },
    ],
    revocationNote: 'Nobody can.',
  },
  endNote: 'It ends.',
  instructions: [{ title: 'Begin', steps: ['Open it.'] }],
  translations: {
    de: {
      description: 'Alles von Acme.',
      fields: {
        host: { label: 'Rechner', help: 'Wo er ist.', message: 'Ein Rechner.' },
        kind: { options: { a: 'Eins' } },
      },
      scopes: { read: 'Alles lesen' },
      revocationNote: 'Niemand kann es.',
      instructions: [{ title: 'Anfangen', steps: ['Öffnen.'] }],
    },
  },
}

describe('a provider in another language', () => {
  it('says there what was translated, and the rest in English', () => {
    const { description, fields, oauth2, endNote, instructions } = localized(acme, 'de')
    expect({ description, endNote, note: oauth2?.revocationNote, instructions }).toEqual({
      ...{ description: 'Alles von Acme.', endNote: 'It ends.', note: 'Niemand kann es.' },
      instructions: [{ title: 'Anfangen', steps: ['Öffnen.'] }],
    })
    const [host, kind, secret] = fields
    expect(host).toMatchObject({ label: 'Rechner', help: 'Wo er ist.', placeholder: 'acme.test' })
    expect(host?.pattern).toEqual({ matches: '[a-z.]+', message: 'Ein Rechner.' })
    expect(kind?.options?.map(({ label }) => label)).toEqual(['Eins', 'Other'])
    expect(secret).toEqual(acme.fields[2])
    expect(oauth2?.scopes.map(({ label }) => label)).toEqual(['Alles lesen', 'Write all'])
  })

  it('does what it did: only what people read is another', () => {
    const { fields, oauth2 } = localized(acme, 'de')
    expect(fields.map(({ key, default: initial }) => [key, initial])).toEqual(
      acme.fields.map(({ key, default: initial }) => [key, initial]),
    )
    expect(fields[1]?.options?.[0]).toMatchObject({ value: 'a', fills: { api: 'a.acme.test' } })
    expect(oauth2).toMatchObject({ tokenUrl: 'https://{host}/token', grant: 'authorization_code' })
    expect(oauth2?.scopes[0]).toMatchObject({ name: 'read', default: true, required: true })
  })

  it('is the very same in English, without a language, and where nobody translated it', () => {
    const { translations: _, ...own } = acme
    expect(localized(acme, 'en')).toBe(acme)
    expect(localized(acme, undefined)).toBe(acme)
    expect(localized(own, 'de')).toBe(own)
  })

  it('is itself when it is translated twice', () => {
    expect(localized(localized(acme, 'de'), 'de')).toEqual(localized(acme, 'de'))
  })
})

describe('what is read about an integration', () => {
  it.each([
    ['Our own words.', 'Our own words.'],
    [null, 'Alles von Acme.'],
    // Integrations are made with it, and forms show it.
    ['Everything of Acme.', 'Alles von Acme.'],
    ['Alles von Acme.', 'Alles von Acme.'],
  ])('of %s is %s in German', (description, expected) => {
    expect(descriptionOf({ description }, acme, 'de')).toBe(expected)
  })

  it('is English for who reads English, whoever saved it', () => {
    expect(descriptionOf({ description: 'Alles von Acme.' }, acme, 'en')).toBe('Everything of Acme.')
    expect(descriptionOf({ description: null }, acme, undefined)).toBe('Everything of Acme.')
  })

  it('is nothing where nobody said anything', () => {
    expect(
      descriptionOf({ description: null }, { ...acme, description: '', translations: {} }, 'de'),
    ).toBeNull()
  })
})
