import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isFailureCode } from '@/lib/core/failure'
import type { Provider } from '@/lib/core/provider'
import { resolveProvider } from '@/lib/core/template'
import { findProvider, PROVIDERS } from '@/lib/providers'

const file = (path: string) => new URL(`../../${path}`, import.meta.url)

/** Every address in a provider's data, wherever it stands. */
function addressesOf(provider: Provider): string[] {
  return JSON.stringify(provider).match(/[a-z]+:\/\/[^\s"<>)\\]+/g) ?? []
}

function placeholdersOf({ oauth2, identity, probe, api }: Provider): string[] {
  return [...JSON.stringify({ oauth2, identity, probe, api }).matchAll(/\{(\w+)\}/g)].map(
    (match) => match[1] ?? '',
  )
}

test('keys are unique and found', () => {
  expect(new Set(PROVIDERS.map(({ key }) => key)).size).toBe(PROVIDERS.length)
  for (const provider of PROVIDERS) expect(findProvider(provider.key)).toBe(provider)
  expect(findProvider('constructor')).toBeUndefined()
})

test('there is a mark for each provider that names one, and no other', () => {
  const named = PROVIDERS.flatMap(({ mark }) => (mark ? [`${mark}.svg`] : []))
  expect(readdirSync(file('public/marks')).toSorted()).toEqual(named.toSorted())
})

describe.each(PROVIDERS.map((provider) => [provider.key, provider] as const))('%s', (key, provider) => {
  test('is asked by https only', () => {
    expect(addressesOf(provider).filter((address) => !address.startsWith('https://'))).toEqual([])
  })

  test('has no placeholder that no field fills', () => {
    const fields = provider.fields.map((field) => field.key)
    expect(new Set(fields).size).toBe(fields.length)
    expect(placeholdersOf(provider).filter((name) => !fields.includes(name))).toEqual([])
    const resolved = resolveProvider(provider, { client_id: 'id', client_secret: 'secret' })
    expect(placeholdersOf(resolved)).toEqual([])
  })

  test('asks for a client, the secret sealed', () => {
    const byKey = Object.fromEntries(provider.fields.map((field) => [field.key, field]))
    expect(byKey.client_id).toMatchObject({ required: true, secret: false })
    expect(byKey.client_secret).toMatchObject({ required: true, secret: true, type: 'password' })
    for (const field of provider.fields) {
      expect(field.type === 'password' ? field.secret : true).toBe(true)
      if (field.pattern && field.default)
        expect(field.default).toMatch(new RegExp(`^(?:${field.pattern.matches})$`))
    }
  })

  test('says where its data is from, and when it was looked at', () => {
    expect(provider.source).toMatch(/^https:\/\//)
    expect(provider.checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(provider.description).toMatch(/\.$/)
    expect([provider.categories.length, provider.capabilities?.length].every(Boolean)).toBe(true)
  })

  test('can be asked who is connected and whether it works', () => {
    expect(provider.identity?.id.length).toBeGreaterThan(0)
    expect(provider.probe?.url).toBeTruthy()
    expect(provider.api?.baseUrl).toBeTruthy()
    expect(Object.values(provider.probe?.errors ?? {}).filter((code) => !isFailureCode(code))).toEqual([])
  })

  test('can be revoked, or says why not', () => {
    const ways = [provider.oauth2?.revocationUrl, provider.oauth2?.revocation].filter(Boolean)
    const source = readFileSync(file(`lib/providers/${key}.ts`), 'utf8')
    expect(ways.length + (/\/\/ No revocation: \w/.test(source) ? 1 : 0)).toBe(1)
  })

  test('has 8 to 20 scopes in plain words, each once', () => {
    const scopes = provider.oauth2?.scopes ?? []
    expect(scopes.length).toBeGreaterThanOrEqual(8)
    expect(scopes.length).toBeLessThanOrEqual(20)
    expect(new Set(scopes.map(({ name }) => name)).size).toBe(scopes.length)
    expect(scopes.filter(({ label }) => label.length < 8)).toEqual([])
    expect(scopes.some((scope) => scope.default)).toBe(true)
  })

  test('has numbered steps with links to its own console, and the redirect URI where it is needed', () => {
    const steps = provider.instructions?.flatMap((section) => section.steps) ?? []
    expect(steps.filter((step) => step.includes('`{redirect_uri}`'))).toHaveLength(1)
    const links = steps.flatMap((step) =>
      [...step.matchAll(/\[[^\]]+\]\(([^)]*)\)/g)].map((match) => match[1]),
    )
    expect(links.length).toBeGreaterThan(0)
    expect(links.filter((link) => !link?.startsWith('https://'))).toEqual([])
  })

  test('carries the mark of simple-icons unchanged, or none', () => {
    const shipped = (name: string) => readFileSync(file(`public/marks/${name}.svg`), 'utf8')
    const theirs = (name: string) => readFileSync(file(`node_modules/simple-icons/icons/${name}.svg`), 'utf8')
    if (provider.mark) expect(shipped(provider.mark)).toBe(theirs(provider.mark))
    else expect(existsSync(file(`node_modules/simple-icons/icons/${key}.svg`))).toBe(false)
  })
})
