import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { newProviderSchema } from '@/lib/contract/provider'
import { isFailureCode } from '@/lib/core/failure'
import { contradictionsIn } from '@/lib/core/provider-sense'
import { resolveProvider } from '@/lib/core/template'
import { findProvider, PROVIDERS } from '@/lib/providers'
import { addressesOf, filledIn, placeholdersOf } from './addresses'

const file = (path: string) => new URL(`../../${path}`, import.meta.url)
const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '')

test('keys are unique and found', () => {
  expect(new Set(PROVIDERS.map(({ key }) => key)).size).toBe(PROVIDERS.length)
  for (const provider of PROVIDERS) expect(findProvider(provider.key)).toBe(provider)
  expect(findProvider('constructor')).toBeUndefined()
})

test('adding one touches its file and the list: each file holds the provider it is called by, and is listed', () => {
  const files = readdirSync(file('lib/providers'))
    .map((name) => name.replace(/\.ts$/, ''))
    .filter((name) => !['index', 'fields'].includes(name))
  expect(PROVIDERS.map(({ key }) => key).toSorted()).toEqual(files.toSorted())
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
  expect(readdirSync(file('public/marks')).toSorted()).toEqual([...new Set(named)].toSorted())
})

test('a category is not one provider’s spelling of another’s', () => {
  const categories = new Set(PROVIDERS.flatMap((provider) => provider.categories))
  expect(new Set([...categories].map(plain)).size).toBe(categories.size)
})

describe.each(PROVIDERS.map((provider) => [provider.key, provider] as const))('%s', (key, provider) => {
  test('is asked by https only', () => {
    expect(addressesOf(provider).filter((address) => !address.startsWith('https://'))).toEqual([])
  })

  test('holds together, and leaves no placeholder open', () => {
    expect(contradictionsIn(provider)).toEqual([])
    const resolved = resolveProvider(provider, filledIn(provider))
    expect(placeholdersOf(resolved)).toEqual([])
    const { oauth2, api, probe } = resolved
    const asked = probe && 'url' in probe ? probe.url : undefined
    for (const place of [oauth2?.authorizationUrl, oauth2?.tokenUrl, api?.baseUrl, asked])
      if (place !== undefined) expect(new URL(place).origin).toMatch(/^https:\/\/[a-z0-9.-]+$/)
  })

  test('is in the shape that POST /api/providers takes', () => {
    const { mark: _mark, source: _source, checkedOn: _checkedOn, ...shipped } = provider
    const { translations: _translations, ...definition } = shipped
    const fields = definition.fields.map(({ pattern: _pattern, ...field }) => field)
    const read = newProviderSchema.safeParse({ ...definition, fields })
    expect(read.error?.issues ?? []).toEqual([])
    expect(read.data).toEqual({ ...definition, fields })
  })

  test('asks for nothing without saying what it is', () => {
    for (const field of provider.fields) {
      expect([field.key, field.type === 'password' ? field.secret : true]).toEqual([field.key, true])
      expect([field.key, Boolean(field.help)]).toEqual([field.key, true])
      expect([field.key, /[.)]$/.test(field.help ?? '')]).toEqual([field.key, true])
      if (field.pattern && field.default)
        expect(field.default).toMatch(new RegExp(`^(?:${field.pattern.matches})$`, 'u'))
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
    expect(provider.description.match(/\.(\s|$)/g)).toHaveLength(1)
    expect([provider.categories.length, provider.capabilities?.length].every(Boolean)).toBe(true)
  })

  test('claims nothing that nobody tried', () => {
    expect(JSON.stringify(provider)).not.toMatch(/\bverified\b/i)
  })

  test('can be asked whether it works', () => {
    const { probe, identity, api, oauth2 } = provider
    // A consent for a domain is asked about nowhere: what it did is seen in DNS.
    expect(probe !== undefined).toBe(oauth2?.grant !== 'domain_consent')
    if (!probe || !('url' in probe)) return
    expect(api?.baseUrl).toBeTruthy()
    expect(Object.values(probe.errors ?? {}).filter((code) => !isFailureCode(code))).toEqual([])
    // What is limited is no failure: a word cannot be both.
    expect(Object.keys(probe.errors ?? {}).filter((word) => probe.limited?.includes(word))).toEqual([])
    for (const asked of [identity, probe]) if (asked?.body) expect(asked.method).toBe('POST')
  })

  test('has numbered steps that a stranger can follow', () => {
    const { instructions = [], authType } = provider
    const steps = instructions.flatMap((section) => section.steps)
    expect(instructions.length).toBeGreaterThanOrEqual(2)
    expect(instructions.length).toBeLessThanOrEqual(5)
    expect(instructions.filter((section) => section.steps.length === 0)).toEqual([])
    const links = steps.flatMap((step) =>
      [...step.matchAll(/\[[^\]]+\]\(([^)]*)\)/g)].map((match) => match[1]),
    )
    // A server of one's own has no console to link to.
    if (authType !== 'credentials') expect(links.length).toBeGreaterThan(0)
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
