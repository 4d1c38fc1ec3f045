import { describe, expect, it } from 'vitest'
import { doubtOf } from '@/lib/core/header-doubt'
import { fillHeaders, USER_PLACES, userValues } from '@/lib/core/header-template'

describe('a header that is about to be saved', () => {
  it.each([
    ['x-team', 'billing'],
    ['x-user', `\${user.email}`],
    ['x-user', `\${user.id}/\${user.name}`],
    ['x-auth-user', `\${user.id}`],
    ['x-api-key', ''],
    ['x-basic', 'basic'],
    ['x-price', '$5 {per user}'],
    ['x-tokens', '12'],
  ])('raises no doubt as %s: %s', (name, value) => {
    expect(doubtOf({ name, value })).toBeNull()
  })

  it.each([
    ['X-Api-Key', '12345'],
    ['x-auth-token', 'abc'],
    ['client-secret', 'abc'],
    ['x-anything', 'Bearer abc'],
    ['x-anything', 'eyJhbGciOiJIUzI1NiJ9.e30.abc'],
  ])('looks like a secret as %s: %s', (name, value) => {
    expect(doubtOf({ name, value })).toEqual({ about: 'secret' })
  })

  it.each([`\${tenant.id}`, `\${user.mail}`, `\${User.email}`, `\${user.email`])(
    'has a place that nothing fills: %s',
    (place) => {
      expect(doubtOf({ name: 'x-a', value: `a ${place}` })).toEqual({ about: 'place', place })
    },
  )

  it('names every place that a person fills, and no other', () => {
    const values = userValues({ id: '7', email: 'ann@example.com', name: 'Ann' })
    expect(Object.keys(values)).toEqual([...USER_PLACES])
    const headers = Object.fromEntries(USER_PLACES.map((place, at) => [`x-${at}`, `\${${place}}`]))
    expect(Object.values(fillHeaders(headers, values))).toEqual(['7', 'ann@example.com', 'Ann'])
    expect(fillHeaders(headers, userValues(null))).toEqual({})
  })
})
