import { describe, expect, it } from 'vitest'
import { type ErrorCode, PatchbayError } from '@/lib/core/errors'
import { EVENT_TYPES } from '@/lib/core/event'
import { messagesIn } from '@/lib/core/messages'
import { en } from '@/lib/core/messages/en'
import { formatMessage } from '@/lib/core/messages/format'
import { chooseLocale, LOCALES, localeFor } from '@/lib/core/messages/locale'
import { PERMISSIONS } from '@/lib/core/permission'
import { describeError, describeFailure } from '@/lib/core/sentences'
import { code, production } from '../support/sources'

/** What is the same in both languages: names of things, and words that German has taken. */
const SAME = [
  'API',
  'Admin',
  'CRM',
  'Definition',
  'Domain',
  'Domains',
  'Integration',
  'Live',
  'Marketing',
  'Name',
  'OAuth 2.0',
  'Organisation',
  'Scopes',
  'Status',
  'TTL',
  'Version',
  'Version {version}',
  'Zone',
  '{how}, {ms} ms',
  '{what}',
]

/** English words that no German sentence has. */
const ENGLISH =
  /\b(the|and|your|you|with|is|are|of|this|that|does|not|has|been|from|by|account|accounts|settings|again|every|nothing|sign|connect|connected|request)\b/i

/** English that stays: what a person types or reads elsewhere, word for word. */
const QUOTED =
  /Single Sign-on|Domain Connect|OpenID.Connect|Authorization Code Flow|From|\{\w+(, plural, )?|PATCHBAY_\w+|`[^`]*`|\bby\b/g

describe.each(LOCALES)('the texts in %s', (locale) => {
  const texts = textsOf(messagesIn(locale))

  it('are all there', () => {
    expect(texts.map(([path]) => path)).toEqual(textsOf(en).map(([path]) => path))
    expect(texts.filter(([, text]) => text.trim() === '' || text !== text.trim())).toEqual([])
  })

  it('name the same values', () => {
    const english = new Map(textsOf(en))
    const differing = texts.filter(([path, text]) => named(text) !== named(english.get(path) ?? ''))
    expect(differing).toEqual([])
  })

  it('have no plural that is cut short', () => {
    const plurals = texts.filter(([, text]) => text.includes(', plural,'))
    for (const [path, text] of plurals)
      for (const count of [0, 1, 2, 5, 1234]) {
        const values = Object.fromEntries(
          named(text)
            .split(' ')
            .map((name) => [name, count]),
        )
        const said = formatMessage(text, values, locale)
        expect(said, path).not.toMatch(/plural|[{}#]/)
      }
  })
})

describe('the texts in de', () => {
  const english = new Map(textsOf(en))
  const german = textsOf(messagesIn('de'))

  it('are not English', () => {
    const same = german.filter(([path, text]) => english.get(path) === text).map(([, text]) => text)
    expect(same.filter((text) => !SAME.includes(text))).toEqual([])
    expect(SAME.filter((text) => !same.includes(text))).toEqual([])
    const left = german.filter(([, text]) => ENGLISH.test(text.replace(QUOTED, '')))
    expect(left).toEqual([])
  })

  it('address people as Sie', () => {
    expect(
      german.filter(([, text]) => /\b(du|dein|deine|deinen|deinem|deiner|dir|dich)\b/i.test(text)),
    ).toEqual([])
  })
})

describe('a message', () => {
  it.each([
    ['{count, plural, one {# row} other {# rows}}', { count: 1 }, 'en', '1 row'],
    ['{count, plural, one {# row} other {# rows}}', { count: 0 }, 'en', '0 rows'],
    ['{count, plural, one {# row} other {# rows}}', { count: 1234 }, 'en', '1,234 rows'],
    ['{count, plural, one {# Zeile} other {# Zeilen}}', { count: 1234 }, 'de', '1.234 Zeilen'],
    ['{count, plural, one {Eine} other {# Zeilen}} da', { count: 1 }, 'de', 'Eine da'],
    ['{count, plural, one {# row of {name}} other {#}}', { count: 1, name: 'x' }, 'en', null],
    ['{a} and {b}', { a: 'one' }, 'en', 'one and {b}'],
    ['{a}', { a: '{b}', b: 'two' }, 'en', '{b}'],
    ['{count} rows', { count: 12_345 }, 'de', '12.345 rows'],
  ])('%s with %j in %s', (text, values, locale, expected) => {
    const said = formatMessage(text, values, locale)
    // A branch holds no name of its own: that part of ICU is not ours, and stays visible.
    if (expected === null) expect(said).toContain('plural')
    else expect(said).toBe(expected)
  })
})

describe('the language', () => {
  it.each([
    [null, 'en'],
    ['', 'en'],
    ['*', 'en'],
    ['de', 'de'],
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['DE-ch', 'de'],
    ['en-GB,de;q=0.9', 'en'],
    ['fr-FR,de;q=0.5,en;q=0.4', 'de'],
    ['fr,es', 'en'],
    ['en;q=0.2, de;q=0.7', 'de'],
    ['de;q=0,en', 'en'],
    ['de;q=0', 'en'],
    [';;;,q=,de;q=x', 'de'],
  ])('%j is answered in %s', (header, expected) => {
    expect(chooseLocale(header)).toBe(expected)
  })

  it('is the chosen one first', () => {
    expect(localeFor('de', 'en')).toBe('de')
    expect(localeFor('en', 'de')).toBe('en')
    for (const none of [null, undefined, '', 'fr', '__proto__']) expect(localeFor(none, 'de')).toBe('de')
  })
})

describe('what the server says', () => {
  it('is known of every event', () => {
    expect(Object.keys(en.event.words).sort()).toEqual([...EVENT_TYPES].sort())
    for (const sentence of Object.values(en.event.words)) expect(named(sentence)).toBe('actor target')
  })

  it('is written where it is thrown as it stands in the texts', () => {
    const written = production
      .filter(({ path }) => !path.startsWith('lib/core/messages/'))
      .map(({ text }) => code(text).replace(/\$\{[^}]*\}/g, '{}'))
      .join('\n')
    // These are put together from parts.
    const composed = ['oneIntegration', 'integrations', 'oneSecond', 'seconds', 'oneMinute', 'minutes']
    const unwritten = Object.entries(en.faults).filter(
      ([key, text]) => !composed.includes(key) && !written.includes(text.replace(/\{\w+\}/g, '{}')),
    )
    expect(unwritten).toEqual([])
  })

  it.each<[ErrorCode, Record<string, string>, Record<string, string>, string, Record<string, string>]>([
    ['not_found', {}, {}, 'Unter diesem Namen gibt es hier nichts.', {}],
    ['forbidden', { what: PERMISSIONS.write_user.says }, {}, 'Das dürfen Sie nicht: Personen verwalten.', {}],
    [
      'already_exists',
      { what: 'An account for ann@example.com' },
      { email: 'Somebody has an account under this address.' },
      'Ein Konto für ann@example.com gibt es schon.',
      { email: 'Unter dieser Adresse hat schon jemand ein Konto.' },
    ],
    [
      'too_many_requests',
      { wait: '5 minutes' },
      {},
      'Zu viele Versuche. Versuchen Sie es in 5 Minuten noch einmal.',
      {},
    ],
    [
      'invalid_input',
      { what: 'Words of a provider.' },
      { x: 'Use at least 12 characters.' },
      'Words of a provider.',
      { x: 'Nehmen Sie mindestens 12 Zeichen.' },
    ],
  ])('%s is said in German', (errorCode, params, fields, message, said) => {
    const error = new PatchbayError(errorCode, { params, fields })
    expect(describeError(error, 'de')).toEqual({ code: errorCode, message, fields: said })
    expect(describeError(error)).toEqual({ code: errorCode, message: error.message, fields })
  })

  it('a failure is said in both, and does the same', () => {
    const params = { provider: 'Acme', target: 'acme.com' }
    const [english, german] = [
      describeFailure('timeout', params),
      describeFailure('timeout', params, { locale: 'de' }),
    ]
    expect(english.message).toBe('Acme did not answer in time.')
    expect(german.message).toBe('Acme hat nicht rechtzeitig geantwortet.')
    expect(german.action).toBe(english.action)
  })

  it('no text is taken for a pattern, however long', () => {
    const begun = performance.now()
    const what = `${'a '.repeat(20_000)}is needed`
    describeError(new PatchbayError('invalid_input', { params: { what } }), 'de')
    expect(performance.now() - begun).toBeLessThan(2_000)
  })
})

/** Every text by its path. */
function textsOf(texts: object, at = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[at + key, value] as [string, string]] : textsOf(value, `${at}${key}.`),
  )
}

/** The names that a text is filled with, in order. */
function named(text: string): string {
  const names = [...text.matchAll(/(?<!\b(?:one|other) )\{(\w+)(?=[},])/g)].map((match) => match[1] ?? '')
  return [...new Set(names)].sort().join(' ')
}
