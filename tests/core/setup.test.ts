import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Field, Provider } from '@/lib/core/provider'
import { mergeSetup, type SetupInput, type StoredSetup } from '@/lib/core/setup'

const field = (key: string, changes: Partial<Field> = {}): Field => ({
  key,
  label: `The ${key}`,
  type: 'text',
  required: true,
  secret: false,
  ...changes,
})

const provider: Provider = {
  key: 'acme',
  name: 'Acme',
  description: '',
  categories: [],
  authType: 'oauth2',
  fields: [
    field('client_id'),
    field('client_secret', { type: 'password', secret: true }),
    field('signing_key', { type: 'textarea', secret: true, required: false }),
    field('region', {
      required: false,
      default: 'eu',
      type: 'select',
      options: [
        { value: 'eu', label: 'Europe' },
        { value: 'us', label: 'America' },
      ],
    }),
    field('tenant', { required: false, pattern: { matches: '[a-z]+', message: 'Small letters only.' } }),
    field('notes', { required: false, type: 'textarea' }),
  ],
  oauth2: {
    authorizationUrl: 'https://{tenant}.acme.example/authorize',
    tokenUrl: 'https://acme.example/{region}/token',
    grant: 'authorization_code',
    scopes: [],
    tokenAuthMethod: 'client_secret_post',
  },
}

const empty: StoredSetup = { open: {}, secretKeys: [] }
const saved: StoredSetup = { open: { client_id: 'id', tenant: 'good' }, secretKeys: ['client_secret'] }

const merge = (fields: Record<string, string>, stored = saved, rest: Partial<SetupInput> = {}) =>
  mergeSetup(provider, stored, { fields, ...rest })

const faults = (fields: Record<string, string>) =>
  expect.objectContaining({ code: 'invalid_input', fields: expect.objectContaining(fields) })

describe('merging a set-up', () => {
  it('a blank secret keeps the stored one', () => {
    expect(merge({ client_id: 'id', client_secret: '' })).toMatchObject({
      newSecrets: {},
      keptKeys: ['client_secret'],
      changedKeys: [],
    })
    expect(merge({})).toMatchObject({ open: saved.open, keptKeys: ['client_secret'] })
  })

  it('a typed secret takes the stored one’s place', () => {
    expect(merge({ client_secret: 'new' })).toMatchObject({
      newSecrets: { client_secret: 'new' },
      keptKeys: [],
    })
  })

  it('a secret is kept byte for byte, its newlines and inner spaces too', () => {
    const key = '-----BEGIN-----\n a  b\n-----END-----'
    expect(merge({ signing_key: key }).newSecrets).toEqual({ signing_key: key })
  })

  it('a field that the provider does not have is refused, and named', () => {
    expect(() => merge({ client_sekret: 'x' })).toThrow(faults({ client_sekret: expect.any(String) }))
    expect(() => merge({ constructor: 'x' })).toThrow(faults({ constructor: expect.any(String) }))
  })

  it('a required field must be there, typed or stored', () => {
    expect(() => merge({}, empty)).toThrow(
      faults({ client_id: 'The client_id is needed.', client_secret: 'The client_secret is needed.' }),
    )
    expect(() => merge({ client_id: '   ' })).toThrow(faults({ client_id: 'The client_id is needed.' }))
    expect(() => merge({ client_id: 'id', client_secret: 's' }, empty)).not.toThrow()
  })

  it('an open field is trimmed, and one that is emptied is gone', () => {
    expect(merge({ client_id: '  new \n' }).open.client_id).toBe('new')
    const { open, changedKeys } = merge({ tenant: ' ', client_secret: 's' })
    expect(open).toEqual({ client_id: 'id' })
    expect(changedKeys).toEqual(['tenant'])
  })

  it.each([
    ['region', 'asia', 'Choose one of the list.'],
    ['tenant', 'a b', 'Small letters only.'],
    ['tenant', 'good\nevil', 'This must be one line.'],
    ['client_id', 'a\nb', 'This must be one line.'],
  ])('%s may not be %j', (key, value, fault) => {
    expect(() => merge({ [key]: value })).toThrow(faults({ [key]: fault }))
  })

  it('a textarea may have lines', () => {
    expect(merge({ notes: 'a\nb' }).open.notes).toBe('a\nb')
  })

  it('every fault is told at once', () => {
    const wrong = { region: 'asia', tenant: '!', other: 'x' }
    expect(() => merge(wrong, empty)).toThrow(
      faults({
        ...{ region: expect.any(String), tenant: expect.any(String), other: expect.any(String) },
        ...{ client_id: expect.any(String), client_secret: expect.any(String) },
      }),
    )
  })

  it('scopes are those chosen, each once; without a choice they stay', () => {
    expect(merge({}).scopes).toBeUndefined()
    expect(merge({}, saved, { scopes: ['a', 'b', 'a'] }).scopes).toEqual(['a', 'b'])
    for (const wrong of ['', 'a b', 'a"b', 'a\\b', 'é', 'a\u0000'])
      expect(() => merge({}, saved, { scopes: [wrong] })).toThrow(faults({ scopes: expect.any(String) }))
  })
})

describe('spaces around a secret', () => {
  it.each([' s', 's ', 's\n', '\ts', 's\u00a0', ' '])(
    '%j is asked about, and nothing is decided',
    (secret) => {
      expect(() => merge({ client_secret: secret })).toThrow(
        expect.objectContaining({
          code: 'secret_has_spaces',
          fields: { client_secret: expect.stringMatching(/keep them, or remove them/i) },
        }),
      )
    },
  )

  it('are kept or removed as the answer says', () => {
    const spaced = { client_secret: ' s\n' }
    expect(merge(spaced, saved, { outerSpaces: 'keep' }).newSecrets).toEqual({ client_secret: ' s\n' })
    expect(merge(spaced, saved, { outerSpaces: 'remove' }).newSecrets).toEqual({ client_secret: 's' })
  })

  it('a secret that is nothing but spaces is blank once they are removed', () => {
    const blank = { client_id: 'id', client_secret: ' \n' }
    expect(merge(blank, saved, { outerSpaces: 'remove' })).toMatchObject({
      newSecrets: {},
      keptKeys: ['client_secret'],
    })
    expect(() => merge(blank, empty, { outerSpaces: 'remove' })).toThrow(
      faults({ client_secret: 'The client_secret is needed.' }),
    )
  })

  it('a fault elsewhere is told first, so that nobody answers twice', () => {
    expect(() => merge({ client_secret: ' s', tenant: '!' })).toThrow(
      faults({ tenant: 'Small letters only.' }),
    )
  })
})

describe('E24 a secret belongs to its destination', () => {
  it.each([
    ['the tenant in a host', { tenant: 'evil' }],
    ['the tenant taken away', { tenant: '' }],
    ['the region in a path', { region: 'us' }],
  ])('%s moved: the stored secret is demanded again', (_, fields) => {
    expect(() => merge({ ...fields, client_secret: '' })).toThrow(
      faults({ client_secret: expect.stringMatching(/address changed/i) }),
    )
    expect(merge({ ...fields, client_secret: 'typed' }).newSecrets).toEqual({ client_secret: 'typed' })
  })

  it('a choice moves what it fills', () => {
    const option = (value: string) => ({ value, label: value, fills: { host: `${value}.acme.example` } })
    const sandboxed: Provider = {
      ...provider,
      fields: [
        ...provider.fields,
        field('environment', { type: 'select', options: [option('live'), option('test')] }),
      ],
      identity: { url: 'https://{host}/me', id: ['id'] },
    }
    const stored = { ...saved, open: { ...saved.open, environment: 'live' } }
    expect(mergeSetup(sandboxed, stored, { fields: {} }).keptKeys).toEqual(['client_secret'])
    expect(() => mergeSetup(sandboxed, stored, { fields: { environment: 'test' } })).toThrow(
      faults({ client_secret: expect.stringMatching(/address changed/i) }),
    )
  })

  it('a field that stands in no address moves freely', () => {
    expect(merge({ client_id: 'other', notes: 'n' }).keptKeys).toEqual(['client_secret'])
  })

  it('where no secret is stored, none can go astray', () => {
    expect(() => merge({ client_id: 'id', client_secret: 's', tenant: 'a' }, empty)).not.toThrow()
  })
})

it('no merge ever hands an open value out as a secret, or a secret as an open value', () => {
  const keys = fc.constantFrom(...provider.fields.map(({ key }) => key))
  fc.assert(
    fc.property(
      fc.dictionary(keys, fc.string()),
      fc.constantFrom('keep', 'remove'),
      (fields, outerSpaces) => {
        try {
          const { open, newSecrets } = merge(fields, saved, { outerSpaces: outerSpaces as 'keep' })
          expect(Object.keys(open)).not.toContain('client_secret')
          expect(Object.keys(newSecrets).every((key) => ['client_secret', 'signing_key'].includes(key))).toBe(
            true,
          )
          expect(Object.values(newSecrets)).not.toContain('')
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid_input' })
        }
      },
    ),
  )
})
