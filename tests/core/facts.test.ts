import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor, Who } from '@/lib/core/actor'
import { grantFrom, keepRefreshToken, parseCredential, secretsOf } from '@/lib/core/credential'
import { canSeeEvent, EVENT_TYPES, hiddenEventPrefixes } from '@/lib/core/event'
import { expiryOf } from '@/lib/core/expiry'
import type { OAuth2 } from '@/lib/core/provider'
import { missingScopes, scopesToAsk } from '@/lib/core/scopes'
import { isSessionAlive, SESSION_IDLE_MS, SESSION_LIFE_MS } from '@/lib/core/session'
import { hasUnprintable, normalizeEmail } from '@/lib/core/text'
import type { TokenSet } from '@/lib/core/token-set'

const now = new Date('2026-03-01T12:00:00Z')
const ago = (ms: number) => new Date(now.getTime() - ms)

describe('a token’s end', () => {
  it.each<[string, number | null, string | null]>([
    ['P15 an hour', 3600, '2026-03-01T13:00:00.000Z'],
    ['P18 no life at all is not known', 0, null],
    ['P16 unknown', null, null],
    ['P17 negative', -1, null],
    ['P17 not a number', Number.NaN, null],
    ['P17 without end', Number.POSITIVE_INFINITY, null],
  ])('%s', (_, seconds, expected) => {
    expect(expiryOf(now, seconds)?.toISOString() ?? null).toBe(expected)
  })

  it('P17 is a date that can be kept, whatever was said', () => {
    fc.assert(
      fc.property(fc.double(), (seconds) => {
        const end = expiryOf(now, seconds)
        expect(end === null || (end >= now && end.getTime() <= now.getTime() + 3.2e11)).toBe(true)
      }),
    )
  })
})

describe('a grant', () => {
  const tokens: TokenSet = {
    accessToken: 'a',
    tokenType: 'Bearer',
    refreshToken: 'r',
    expiresIn: 60,
    refreshExpiresIn: null,
    scopes: ['one'],
    kept: { team: 'x' },
  }

  it('P23 counts from when it was asked for, not from when it arrived', () => {
    const grant = grantFrom(tokens, [], now)
    expect(grant).toMatchObject({
      expiresAt: '2026-03-01T12:01:00.000Z',
      refreshExpiresAt: null,
      data: { team: 'x' },
    })
    expect(grant.credential.obtainedAt).toBe('2026-03-01T12:00:00.000Z')
  })

  it('B17 has the scopes that were granted; an answer that names none granted those asked', () => {
    expect(grantFrom(tokens, ['one', 'two'], now).grantedScopes).toEqual(['one'])
    expect(grantFrom({ ...tokens, scopes: [] }, ['one', 'two'], now).grantedScopes).toEqual([])
    expect(grantFrom({ ...tokens, scopes: null }, ['one', 'two'], now).grantedScopes).toEqual(['one', 'two'])
  })

  it('without a refresh token keeps the one that was there, and never one in place of another', () => {
    const before = grantFrom(tokens, [], now).credential
    const bare = grantFrom({ ...tokens, accessToken: 'b', refreshToken: null }, [], now)
    expect(keepRefreshToken(bare, before).credential).toMatchObject({ accessToken: 'b', refreshToken: 'r' })
    expect(keepRefreshToken(bare, null).credential.refreshToken).toBeNull()
    const rotated = grantFrom({ ...tokens, refreshToken: 'r2' }, [], now)
    expect(keepRefreshToken(rotated, before).credential.refreshToken).toBe('r2')
  })

  it('survives JSON, and every secret in it is known', () => {
    const { credential } = grantFrom(tokens, [], now)
    expect(parseCredential(JSON.stringify(credential))).toEqual(credential)
    expect(secretsOf(credential).sort()).toEqual(['a', 'r'])
    expect(secretsOf({ ...credential, refreshToken: null })).toEqual(['a'])
  })
})

describe('scopes', () => {
  const oauth2: OAuth2 = {
    authorizationUrl: 'https://a.example',
    tokenUrl: 'https://a.example',
    grant: 'authorization_code',
    tokenAuthMethod: 'none',
    scopes: [
      { name: 'openid', label: '', required: true },
      { name: 'email', label: '', default: true },
      { name: 'files', label: '' },
    ],
  }

  it('are the defaults without a choice, and the choice with what cannot be left out', () => {
    expect(scopesToAsk(oauth2, [])).toEqual(['openid', 'email'])
    expect(scopesToAsk(oauth2, ['files', 'openid', 'own.scope'])).toEqual(['openid', 'files', 'own.scope'])
  })

  it('B17 are missing when they were asked for and not granted', () => {
    expect(missingScopes(['openid', 'Files', 'offline_access'], ['OpenID'])).toEqual(['Files'])
    expect(missingScopes(['openid'], ['openid', 'more'])).toEqual([])
  })
})

describe('R07 a session', () => {
  const session = { createdAt: now, lastSeenAt: now, endedAt: null }

  it.each([
    ['stands when it has just begun', session, true],
    ['stands up to 12 hours without a request', { ...session, lastSeenAt: ago(SESSION_IDLE_MS - 1) }, true],
    ['ends at 12 hours without a request', { ...session, lastSeenAt: ago(SESSION_IDLE_MS) }, false],
    ['stands up to 7 days', { ...session, createdAt: ago(SESSION_LIFE_MS - 1) }, true],
    ['ends at 7 days, however busy', { ...session, createdAt: ago(SESSION_LIFE_MS) }, false],
    ['has ended when it was ended', { ...session, endedAt: now }, false],
  ])('%s', (_, given, expected) => {
    expect(isSessionAlive({ ...given, createdAt: given.createdAt }, now)).toBe(expected)
  })

  it('lasts 12 hours idle and 7 days in all', () => {
    expect([SESSION_IDLE_MS / 3_600_000, SESSION_LIFE_MS / 86_400_000]).toEqual([12, 7])
  })
})

describe('text', () => {
  it.each([
    ['NUL', 'a\u0000b'],
    ['a bell', '\u0007'],
    ['an escape', '\u001b[31m'],
    ['delete', '\u007f'],
    ['a C1 control', '\u0085'],
    ['a text that turns around', 'a\u202eb'],
    ['an isolated direction', '\u2066a'],
    ['half a character', 'a\ud800'],
    ['the other half', '\udc00a'],
    ['no character at all', '\uffff'],
  ])('L05 %s is unprintable', (_, value) => {
    expect(hasUnprintable(value)).toBe(true)
  })

  it.each(['', 'plain', 'two\nlines\tand a tab', 'Ærøskøbing 日本 🔑 👩‍👩‍👧', 'ا ب'])(
    '%j is printable',
    (value) => {
      expect(hasUnprintable(value)).toBe(false)
    },
  )

  it('an address has one spelling', () => {
    expect(normalizeEmail('  Alice@Example.COM ')).toBe('alice@example.com')
    expect(normalizeEmail('ａlice@example.com')).toBe('alice@example.com')
  })
})

describe('who sees an event', () => {
  const actor = (who: Who): Actor => ({ ...who, requestId: 'r', address: null })
  const user = (role: 'admin' | 'member' | 'viewer') =>
    actor({ type: 'user', id: 'u', sessionId: 's', name: 'U', email: 'u@example.com', role })
  const key = (...integrationIds: string[]) =>
    actor({ type: 'api_key', id: 'k', name: 'K', scopes: ['events:read'], integrationIds })
  const personal = EVENT_TYPES.filter((type) => /^(user|session|api_key|security)\./.test(type))

  it('T01 people’s comings and goings, keys and security are for admins', () => {
    expect(personal.length).toBeGreaterThan(5)
    for (const type of EVENT_TYPES) {
      const isOpen = !personal.includes(type)
      expect(canSeeEvent(user('admin'), type, null)).toBe(true)
      for (const other of [user('member'), user('viewer'), key()])
        expect(canSeeEvent(other, type, null)).toBe(isOpen)
      expect(canSeeEvent(actor({ type: 'anonymous' }), type, null)).toBe(false)
    }
  })

  it('what is left out of a query is exactly what may not be seen', () => {
    for (const who of [user('admin'), user('member'), key()]) {
      const hidden = hiddenEventPrefixes(who)
      for (const type of EVENT_TYPES)
        expect(canSeeEvent(who, type, null)).toBe(!hidden.some((prefix) => type.startsWith(prefix)))
    }
  })

  it('K02 a key bound to integrations sees their events alone', () => {
    expect(canSeeEvent(key('one'), 'connection.connected', 'one')).toBe(true)
    expect(canSeeEvent(key('one'), 'connection.connected', 'two')).toBe(false)
    expect(canSeeEvent(key('one'), 'provider.created', null)).toBe(false)
    expect(canSeeEvent(key(), 'provider.created', null)).toBe(true)
  })
})
