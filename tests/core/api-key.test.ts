import { describe, expect, it } from 'vitest'
import { apiKeyState, EXPIRY_DAYS, expiryAfter, isApiKeyAlive, isApiKeyName } from '@/lib/core/api-key'
import { curlLine, READ_KEY } from '@/lib/core/curl'
import { en } from '@/lib/core/messages/en'
import { API_SCOPES, isApiScope, SCOPE_GROUPS, SCOPES, withNeeded } from '@/lib/core/roles'

const now = new Date('2026-03-01T12:00:00Z')
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)

describe('what a key may be allowed', () => {
  it('is these, each about something, and explained', () => {
    expect(API_SCOPES).toEqual([
      ...['integrations:read', 'integrations:write', 'connections:read', 'connections:write'],
      ...['credentials:read', 'credentials:refresh-token', 'proxy', 'events:read', 'platform', 'metrics'],
    ])
    expect(new Set(API_SCOPES.map((scope) => SCOPES[scope].group))).toEqual(new Set(SCOPE_GROUPS))
    expect(Object.keys(en.apiKey.scopes).sort()).toEqual([...API_SCOPES].sort())
    expect(Object.keys(en.apiKey.groups)).toEqual([...SCOPE_GROUPS])
  })

  it.each(['', 'admin', 'constructor', 'toString', '__proto__', 'Proxy', 'proxy '])(
    '%j is no scope',
    (text) => {
      expect(isApiScope(text)).toBe(false)
    },
  )

  it('comes with what it needs, once', () => {
    expect(withNeeded(['connections:write'])).toEqual(['connections:read', 'connections:write'])
    expect(withNeeded(['connections:read', 'connections:write'])).toHaveLength(2)
    expect(withNeeded(['proxy'])).toEqual(['proxy'])
    // What is needed needs nothing itself, so that one step is enough.
    for (const scope of API_SCOPES) expect(withNeeded(withNeeded([scope]))).toEqual(withNeeded([scope]))
  })
})

describe('how a key stands', () => {
  it.each([
    ['active', null, null, true],
    ['active', inDays(15), null, true],
    ['ending', inDays(13), null, true],
    ['ending', new Date(now.getTime() + 1), null, true],
    ['expired', now, null, false],
    ['expired', inDays(-1), null, false],
    ['revoked', null, inDays(-1), false],
    ['revoked', inDays(-2), inDays(-1), false],
  ] as const)('%s: ends %o, revoked %o', (state, expiresAt, revokedAt, isAlive) => {
    expect(apiKeyState({ expiresAt, revokedAt }, now)).toBe(state)
    expect(isApiKeyAlive({ expiresAt, revokedAt }, now)).toBe(isAlive)
  })

  it('ends after so many days, or never', () => {
    expect(EXPIRY_DAYS.map((days) => expiryAfter(days, now)?.toISOString().slice(0, 10))).toEqual([
      '2026-03-31',
      '2026-05-30',
      '2027-03-01',
    ])
    expect(expiryAfter(null, now)).toBeNull()
  })

  it.each([
    ['Billing', true],
    ['x'.repeat(80), true],
    ['', false],
    ['x'.repeat(81), false],
    ['two\nlines', false],
    ['tab\there', false],
    ['a\u202eb', false],
  ])('the name %j: %s', (name, expected) => {
    expect(isApiKeyName(name)).toBe(expected)
  })
})

describe('a line for a shell', () => {
  const place = { publicUrl: 'https://patchbay.example', slug: 'google' }

  it.each([
    ['credentials:read', '"https://patchbay.example/api/connections/google/credentials"'],
    ['proxy', '"https://patchbay.example/api/integrations/google/request/<path>"'],
    ['connections:write', '-X POST'],
    ['integrations:write', `-d '{"enabled":true}'`],
  ] as const)('of %s has %s', (scope, part) => {
    expect(curlLine(scope, place)).toContain(part)
  })

  it.each(API_SCOPES)('of %s takes the key from the environment', (scope) => {
    const line = curlLine(scope, place)
    expect(line).toMatch(/^curl .*\$\{?PATCHBAY_KEY\b.* "https:\/\/[^"]+"$/)
    expect(line.replaceAll(/\$\{PATCHBAY_KEY:\d+(:\d+)?\}/g, '')).not.toMatch(/pbk_|[{](?!")/)
  })

  it('names an integration by what it is, where there is none yet', () => {
    expect(curlLine('proxy', { ...place, slug: null })).toContain('/api/integrations/<integration>/request/')
  })

  it('the key is typed where nobody sees it', () => {
    expect(READ_KEY).toMatch(/^read -rs PATCHBAY_KEY/)
  })
})
