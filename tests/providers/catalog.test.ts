import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { newProviderSchema } from '@/lib/contract/provider'
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
  // A picture's template is filled from the answer, and not from the set-up.
  const urls = { oauth2, identity: { ...identity, pictureTemplate: undefined }, probe, api }
  return [...JSON.stringify(urls).matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
}

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '')

test('keys are unique and found', () => {
  expect(new Set(PROVIDERS.map(({ key }) => key)).size).toBe(PROVIDERS.length)
  for (const provider of PROVIDERS) expect(findProvider(provider.key)).toBe(provider)
  expect(findProvider('constructor')).toBeUndefined()
})

test('no name or alias of one provider is that of another', () => {
  const owners = new Map<string, string>()
  const clashes: string[] = []
  for (const { key, name, aliases = [] } of PROVIDERS) {
    // A word such as “chat” says what a thing is; only a name may not be shared.
    const names = [key, name, ...aliases.filter((alias) => /[A-Z]/.test(alias))].map(plain)
    for (const each of new Set(names)) {
      const owner = owners.get(each)
      if (owner) clashes.push(`${each}: ${owner} and ${key}`)
      owners.set(each, key)
    }
    expect(new Set(aliases.map(plain)).size).toBe(aliases.length)
  }
  expect(clashes).toEqual([])
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
    for (const place of [resolved.oauth2?.authorizationUrl, resolved.oauth2?.tokenUrl, resolved.api?.baseUrl])
      expect(new URL(place ?? '').origin).toMatch(/^https:\/\/[a-z0-9.]+$/)
  })

  test('is in the shape that POST /api/providers takes', () => {
    const { mark: _mark, source: _source, checkedOn: _checkedOn, ...definition } = provider
    const fields = definition.fields.map(({ pattern: _pattern, ...field }) => field)
    const read = newProviderSchema.safeParse({ ...definition, fields })
    expect(read.error?.issues ?? []).toEqual([])
  })

  test('asks for a client, the secret sealed', () => {
    const byKey = Object.fromEntries(provider.fields.map((field) => [field.key, field]))
    expect(byKey.client_id).toMatchObject({ required: true, secret: false })
    expect(byKey.client_secret).toMatchObject({ required: true, secret: true, type: 'password' })
    for (const field of provider.fields) {
      expect(field.type === 'password' ? field.secret : true).toBe(true)
      if (field.pattern && field.default)
        expect(field.default).toMatch(new RegExp(`^(?:${field.pattern.matches})$`))
      if (field.type !== 'select') continue
      expect(field.options?.length).toBeGreaterThan(1)
      expect(field.options?.map(({ value }) => value)).toContain(field.default)
    }
  })

  test('says where its data is from, and when it was looked at', () => {
    expect(provider.source).toMatch(/^https:\/\//)
    expect(provider.checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    const checked = new Date(`${provider.checkedOn}T00:00:00Z`)
    expect(checked.toISOString().slice(0, 10)).toBe(provider.checkedOn)
    expect(provider.description).toMatch(/\.$/)
    expect([provider.categories.length, provider.capabilities?.length].every(Boolean)).toBe(true)
  })

  test('can be asked who is connected and whether it works', () => {
    expect(provider.identity?.id.length).toBeGreaterThan(0)
    expect(provider.probe?.url).toBeTruthy()
    expect(provider.api?.baseUrl).toBeTruthy()
    expect(Object.values(provider.probe?.errors ?? {}).filter((code) => !isFailureCode(code))).toEqual([])
    for (const asked of [provider.identity, provider.probe])
      if (asked?.body) expect(asked.method).toBe('POST')
    const from = provider.api?.baseUrlFrom
    if (from) expect(provider.oauth2?.tokenResponse?.keep).toContain(from.kept)
  })

  test('can be revoked, or says why not', () => {
    const { revocationUrl, revocation, revocationNote } = provider.oauth2 ?? {}
    expect([revocationUrl, revocation, revocationNote].filter(Boolean)).toHaveLength(1)
    if (revocationNote) expect(revocationNote).toMatch(/\.$/)
  })

  test('has 8 to 20 scopes in plain words, each once, or says what decides instead', () => {
    const { scopes = [], scopesNote } = provider.oauth2 ?? {}
    if (scopesNote) {
      expect(scopes).toEqual([])
      expect(scopesNote).toMatch(/\.$/)
      return
    }
    expect(scopes.length).toBeGreaterThanOrEqual(8)
    expect(scopes.length).toBeLessThanOrEqual(20)
    expect(new Set(scopes.map(({ name }) => name)).size).toBe(scopes.length)
    expect(scopes.filter(({ label }) => label.length < 8)).toEqual([])
    expect(new Set(scopes.map(({ label }) => label)).size).toBe(scopes.length)
    expect(scopes.filter(({ name }) => !/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(name))).toEqual([])
    expect(scopes.some((scope) => scope.default)).toBe(true)
  })

  test('has numbered steps with links to its own console, and the redirect URI where it is needed', () => {
    const { instructions = [] } = provider
    const steps = instructions.flatMap((section) => section.steps)
    expect(instructions.length).toBeGreaterThanOrEqual(3)
    expect(instructions.length).toBeLessThanOrEqual(5)
    expect(instructions.filter((section) => section.steps.length === 0)).toEqual([])
    // Once as a thing to copy, at the step that needs it, and not in the one that only connects.
    expect(instructions.at(-1)?.steps.join()).not.toContain('{redirect_uri}')
    expect(steps.filter((step) => step.includes('`{redirect_uri}`'))).toHaveLength(1)
    const links = steps.flatMap((step) =>
      [...step.matchAll(/\[[^\]]+\]\(([^)]*)\)/g)].map((match) => match[1]),
    )
    expect(links.length).toBeGreaterThan(0)
    expect(links.filter((link) => !link?.startsWith('https://'))).toEqual([])
    for (const step of steps) {
      expect(step).toMatch(/[.)]$/)
      expect(step.match(/\*\*/g)?.length ?? 0).toSatisfy((count: number) => count % 2 === 0)
      expect(step.match(/`/g)?.length ?? 0).toSatisfy((count: number) => count % 2 === 0)
    }
  })

  test('carries the mark of simple-icons unchanged, or none', () => {
    const shipped = (name: string) => readFileSync(file(`public/marks/${name}.svg`), 'utf8')
    const theirs = (name: string) => readFileSync(file(`node_modules/simple-icons/icons/${name}.svg`), 'utf8')
    if (provider.mark) expect(shipped(provider.mark)).toBe(theirs(provider.mark))
    else expect(existsSync(file(`node_modules/simple-icons/icons/${key}.svg`))).toBe(false)
  })
})
