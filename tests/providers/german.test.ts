import { describe, expect, test } from 'vitest'
import { messagesIn } from '@/lib/core/messages'
import type { Provider } from '@/lib/core/provider'
import type { ProviderTexts } from '@/lib/core/provider-texts'
import { PROVIDERS } from '@/lib/providers'

// Who adds a provider writes its German too: customers read the catalog in their own language.

test('each category has a name in German', () => {
  const named = Object.keys(messagesIn('de').provider.categories)
  const all = PROVIDERS.flatMap(({ categories }) => [...categories])
  expect(all.filter((category) => !named.includes(category))).toEqual([])
})

describe.each(PROVIDERS.map((provider) => [provider.key, provider] as const))('%s', (_, provider) => {
  const german: ProviderTexts = provider.translations?.de ?? {}
  const { fields = {}, scopes = {} } = german

  test('has German for each text that customers read', () => {
    expect(Object.keys(fields).toSorted()).toEqual(provider.fields.map(({ key }) => key).toSorted())
    for (const field of provider.fields) {
      const { label, help, message, options = {} } = fields[field.key] ?? {}
      expect([field.key, Boolean(label && help)]).toEqual([field.key, true])
      expect([field.key, message !== undefined]).toEqual([field.key, field.pattern !== undefined])
      const values = field.options?.map(({ value }) => value) ?? []
      expect(Object.keys(options).toSorted()).toEqual(values.toSorted())
    }
    const names = provider.oauth2?.scopes.map(({ name }) => name) ?? []
    expect(Object.keys(scopes).toSorted()).toEqual(names.toSorted())
    for (const [english, said] of notesOf(provider, german)) expect(Boolean(said)).toBe(Boolean(english))
  })

  test('has the same steps in German', () => {
    const lengths = ({ instructions = [] }: Pick<ProviderTexts, 'instructions'>) =>
      instructions.map(({ steps }) => steps.length)
    expect(lengths(german)).toEqual(lengths(provider))
  })

  test('says each thing once and in plain words', () => {
    const labels = Object.values(scopes)
    expect(new Set(labels).size).toBe(labels.length)
    expect(labels.filter((label) => label.length < 8)).toEqual([])
    expect(german.description?.match(/\.(\s|$)/g)).toHaveLength(1)
    const all = pairsOf(provider, german).map(([, said]) => said)
    expect(all.filter((said) => /!|\s\s|["”]/.test(said))).toEqual([])
    // „…“, as German is set.
    for (const said of all) expect([said, count(said, '„')]).toEqual([said, count(said, '“')])
  })

  test('ends as the English ends, and keeps its links, its code and what stands in bold in pairs', () => {
    for (const [english, said] of pairsOf(provider, german)) {
      expect([said, endOf(said)]).toEqual([said, endOf(english)])
      expect([said, linksIn(said)]).toEqual([said, linksIn(english)])
      expect([said, codeIn(said)]).toEqual([said, codeIn(english)])
      expect([said, count(said, '**') % 2]).toEqual([said, 0])
    }
  })
})

/** The English and the German of what there is one each of. */
function notesOf(provider: Provider, german: ProviderTexts): [string | undefined, string | undefined][] {
  const { oauth2, endNote } = provider
  return [
    [provider.description, german.description],
    [endNote, german.endNote],
    [oauth2?.revocationNote, german.revocationNote],
    [oauth2?.scopesNote, german.scopesNote],
  ]
}

/** Each English sentence with its German. */
function pairsOf(provider: Provider, german: ProviderTexts): [string, string][] {
  const ofFields = provider.fields.flatMap(({ key, label, help, pattern, options = [] }) => {
    const said = german.fields?.[key]
    return [
      [label, said?.label],
      [help, said?.help],
      [pattern?.message, said?.message],
      ...options.map((option) => [option.label, said?.options?.[option.value]]),
    ]
  })
  const ofScopes = (provider.oauth2?.scopes ?? []).map(({ name, label }) => [label, german.scopes?.[name]])
  const ofSteps = (german.instructions ?? []).flatMap(({ title, steps }, at) => {
    const section = provider.instructions?.[at]
    return [[section?.title, title], ...steps.map((step, index) => [section?.steps[index], step])]
  })
  return [...notesOf(provider, german), ...ofFields, ...ofScopes, ...ofSteps].flatMap(([english, said]) =>
    english === undefined || said === undefined ? [] : [[english, said] as [string, string]],
  )
}

function endOf(text: string): string {
  return /\.\)?$/.exec(text)?.[0] ?? ''
}

function linksIn(text: string): string[] {
  return (text.match(/https:\/\/[^\s),]+[^\s),.:]/g) ?? []).toSorted()
}

function codeIn(text: string): string[] {
  return (text.match(/`[^`]+`/g) ?? []).toSorted()
}

function count(text: string, part: string): number {
  return text.split(part).length - 1
}
