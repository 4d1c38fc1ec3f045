import { describe, expect, it } from 'vitest'
import { basicKey, formatApiKey, publishableId } from '@/lib/core/api-key'
import { authorizationStatusOf } from '@/lib/core/authorization-status'
import { byAvailability, type Candidate } from '@/lib/core/best-connection'
import { isExternalId } from '@/lib/core/external-id'
import { mayUse, ORGANISATION, ofGroup, ofSubject, ownerFor, ownersFor } from '@/lib/core/ownership'
import { STATUSES, type Status } from '@/lib/core/status'
import { isWebAddress, isWebOrigin } from '@/lib/core/web-origin'

describe('a status, as the platform API tells it', () => {
  it.each<[Status, string | null]>([
    ['disabled', null],
    ['misconfigured', 'error'],
    ['needs_reauth', 'error'],
    ['unavailable', 'error'],
    ['degraded', 'active'],
    ['connected', 'active'],
    ['unverified', 'active'],
    ['connecting', 'awaiting_callback'],
    ['not_connected', null],
  ])('%s is %s', (status, told) => {
    expect(authorizationStatusOf(status, false)).toBe(told)
  })

  it('a consent that came back is retrieving its tokens; of any other status that says nothing', () => {
    expect(authorizationStatusOf('connecting', true)).toBe('retrieving_tokens')
    for (const status of STATUSES.filter((one) => one !== 'connecting'))
      expect(authorizationStatusOf(status, true)).toBe(authorizationStatusOf(status, false))
  })
})

describe('the best available of several', () => {
  const day = (n: number) => new Date(Date.UTC(2026, 0, n))
  const one = (id: string, status: Status, at: Date | null = null): Candidate => {
    return { id, status, lastAuthorizedAt: at }
  }
  const order = (...all: Candidate[]) => all.sort(byAvailability).map(({ id }) => id)

  it('is an active one, however long ago it was authorised', () => {
    expect(order(one('broken', 'needs_reauth', day(9)), one('active', 'degraded', day(1)))).toEqual([
      'active',
      'broken',
    ])
  })

  it('of the same kind the one that was authorised last; who never was comes last', () => {
    const found = order(
      one('never', 'connected'),
      one('old', 'unverified', day(1)),
      one('new', 'connected', day(2)),
    )
    expect(found).toEqual(['new', 'old', 'never'])
  })

  it('before one that is switched off or was never connected, one that can be repaired', () => {
    const found = order(
      one('off', 'disabled', day(9)),
      one('empty', 'not_connected'),
      one('broken', 'unavailable'),
    )
    expect(found).toEqual(['broken', 'off', 'empty'])
  })

  it('is the same whatever order they come in', () => {
    const [a, b] = [one('a', 'connected', day(1)), one('b', 'connected', day(1))]
    expect(order(a, b)).toEqual(order(b, a))
  })
})

describe('whose a customer’s connections are', () => {
  const alone = { id: 's', groupId: null }
  const member = { id: 's', groupId: 'g' }
  const as = (groupId: string | null) => ({
    ...{ type: 'subject' as const, id: 's', externalId: 'e', name: 'e', groupId, sessionId: null },
    ...{ integrationIds: [], requestId: 'r', address: null },
  })

  it('what is made in a group is the group’s', () => {
    expect(ownerFor(alone)).toEqual(ofSubject('s'))
    expect(ownerFor(member)).toEqual(ofGroup('g'))
  })

  it('who joins a group keeps their own beside it', () => {
    expect(ownersFor(alone)).toEqual([ofSubject('s')])
    expect(ownersFor(member)).toEqual([ofSubject('s'), ofGroup('g')])
  })

  it('G nobody else’s are theirs to use, the organisation’s least of all', () => {
    expect(mayUse(as('g'), ofSubject('s'))).toBe(true)
    expect(mayUse(as('g'), ofGroup('g'))).toBe(true)
    expect(mayUse(as(null), ofGroup('g'))).toBe(false)
    for (const owner of [ORGANISATION, ofSubject('g'), ofGroup('s'), { ownerType: 'user', ownerId: 's' }])
      expect(mayUse(as('g'), owner as typeof ORGANISATION)).toBe(false)
  })
})

describe('a key by HTTP Basic', () => {
  const key = { id: 'abcdefghij01', secret: 'S'.repeat(43) }
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

  it('is the same key', () => {
    expect(basicKey(basic(`${publishableId(key.id)}:${key.secret}`))).toBe(formatApiKey(key))
  })

  it.each([
    null,
    '',
    'Basic',
    'Basic !!!',
    'Basic ====',
    basic(`${key.id}:${key.secret}`),
    basic(`pk_${key.id}:`),
    basic(`pk_${key.id}:${key.secret}:`),
    basic(`pk_${key.id}:${key.secret}\n`),
    basic(`sk_${key.id}:${key.secret}`),
    `Bearer ${formatApiKey(key)}`,
  ])('H04 anything else is none: %s', (header) => {
    expect(basicKey(header)).toBe(null)
  })
})

describe('an organisation’s own id', () => {
  it.each(['a@b.c', '42', 'org/42?x=#1', 'Zoë & Söhne', '%2F', ' a ', '...', 'x'.repeat(255)])(
    'may be %s',
    (id) => expect(isExternalId(id)).toBe(true),
  )

  it.each(['', '.', '..', 'a\u0000b', 'a\nb', 'a\tb', '\ud800', 'x'.repeat(256)])('L is never %j', (id) => {
    expect(isExternalId(id)).toBe(false)
  })
})

describe('where a browser may be sent from and to', () => {
  it.each(['https://app.example.com', 'http://localhost:5173', 'http://127.0.0.1:8080'])('%s', (origin) => {
    expect(isWebOrigin(origin)).toBe(true)
    expect(isWebAddress(`${origin}/path?x=1`)).toBe(true)
  })

  it.each([
    'https://app.example.com/',
    'https://*.example.com',
    'HTTPS://app.example.com',
    'http://app.example.com',
    'null',
    '*',
    'javascript:alert(1)',
    'https://user@app.example.com',
    '',
  ])('C never by pattern, path or another scheme: %s', (text) => {
    expect(isWebOrigin(text)).toBe(false)
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'http://evil.example/', '/path'])(
    'C nobody is sent to %s',
    (text) => expect(isWebAddress(text)).toBe(false),
  )
})
