import { describe, expect, test } from 'vitest'
import { PROVIDERS } from '@/lib/providers'

const byConsent = PROVIDERS.filter(({ authType }) => authType === 'oauth2')

describe.each(byConsent.map((provider) => [provider.key, provider] as const))('%s', (_, provider) => {
  const { oauth2, identity, api, instructions = [] } = provider

  test('asks for a client, the secret sealed', () => {
    // Where each account has its own server, no client is registered.
    if (oauth2?.grant === 'account_server') return expect(provider.fields).toEqual([])
    const byKey = Object.fromEntries(provider.fields.map((field) => [field.key, field]))
    // Links that are signed need no client.
    const required = oauth2?.grant !== 'domain_consent'
    expect(byKey.client_id).toMatchObject({ required, secret: false })
    expect(byKey.client_secret).toMatchObject({ required, secret: true, type: 'password' })
  })

  test('can be asked who is connected, where a person is', () => {
    const hasPerson = !['client_credentials', 'domain_consent'].includes(oauth2?.grant ?? '')
    if (hasPerson) expect(identity?.id.length).toBeGreaterThan(0)
    const from = api?.baseUrlFrom
    if (from) expect(oauth2?.tokenResponse?.keep).toContain(from.kept)
  })

  test('can be revoked, or says why not', () => {
    const { revocationUrl, revocation, revocationNote } = oauth2 ?? {}
    const ofAccount = oauth2?.grant === 'account_server'
    expect([revocationUrl, revocation, revocationNote, ofAccount].filter(Boolean)).toHaveLength(1)
    if (revocationNote) expect(revocationNote).toMatch(/\.$/)
  })

  test('has scopes in plain words, each once, or says what decides instead', () => {
    const { scopes = [], scopesNote } = oauth2 ?? {}
    if (scopesNote) {
      expect(scopes).toEqual([])
      expect(scopesNote).toMatch(/\.$/)
      return
    }
    expect(scopes.length).toBeGreaterThanOrEqual(3)
    expect(scopes.length).toBeLessThanOrEqual(25)
    expect(new Set(scopes.map(({ name }) => name)).size).toBe(scopes.length)
    expect(scopes.filter(({ label }) => label.length < 8)).toEqual([])
    expect(new Set(scopes.map(({ label }) => label)).size).toBe(scopes.length)
    expect(scopes.filter(({ name }) => !/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(name))).toEqual([])
    expect(scopes.some((scope) => scope.default)).toBe(true)
  })

  test('gives the redirect URI once, as a thing to copy, at the step that needs it', () => {
    const steps = instructions.flatMap((section) => section.steps)
    const isNeeded = oauth2?.grant === 'authorization_code'
    if (isNeeded) expect(instructions.length).toBeGreaterThanOrEqual(3)
    // Not in the one that only connects.
    expect(instructions.at(-1)?.steps.join()).not.toContain('{redirect_uri}')
    expect(steps.filter((step) => step.includes('`{redirect_uri}`'))).toHaveLength(isNeeded ? 1 : 0)
  })
})
