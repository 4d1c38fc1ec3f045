import { describe, expect, test } from 'vitest'
import { FIXED_FIELDS } from '@/lib/core/provider-sense'
import { PROVIDERS } from '@/lib/providers'

const byKey = PROVIDERS.filter(({ authType }) => authType !== 'oauth2')

describe.each(byKey.map((provider) => [provider.key, provider] as const))('%s', (_, provider) => {
  const { authType, fields, endNote, instructions = [] } = provider

  test('has the fields that programs count on, the last of them sealed', () => {
    const fixed = FIXED_FIELDS[authType]
    expect(fields.map(({ key }) => key)).toEqual(expect.arrayContaining([...fixed]))
    const secret = fields.find(({ key }) => key === fixed.at(-1))
    expect(secret).toMatchObject({ secret: true, type: 'password', required: true })
  })

  test('seals what is secret and nothing else, and shows the form of the rest', () => {
    for (const field of fields) {
      expect([field.key, field.secret]).toEqual([field.key, field.type === 'password'])
      if (!field.secret) expect([field.key, field.placeholder ?? field.default]).not.toContain(undefined)
    }
  })

  test('says how the key is ended at the provider, in one sentence', () => {
    expect(endNote).toMatch(/^[A-Z].*\.$/)
    expect(endNote?.match(/\.(\s|$)/g)).toHaveLength(1)
  })

  test('has no redirect to speak of', () => {
    expect(JSON.stringify(instructions)).not.toContain('{redirect_uri}')
  })
})
