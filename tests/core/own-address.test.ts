import { describe, expect, it } from 'vitest'
import { resolveApiBase } from '@/lib/core/api-base-template'
import { fillHeaders, userValues } from '@/lib/core/header-template'

const TEMPLATE = 'https://$connection.instance_url/v1'

describe('an API base from the token response', () => {
  it.each<[string, Record<string, unknown>, string | null]>([
    [TEMPLATE, { instance_url: 'https://na1.example.com' }, 'https://na1.example.com/v1'],
    [TEMPLATE, { instance_url: 'https://na1.example.com/' }, 'https://na1.example.com/v1'],
    [TEMPLATE, { instance_url: 'na1.example.com:8443' }, 'https://na1.example.com:8443/v1'],
    [TEMPLATE, {}, null],
    [TEMPLATE, { instance_url: '' }, null],
    [TEMPLATE, { instance_url: 'a@evil.example' }, null],
    [TEMPLATE, { instance_url: 'evil.example/x' }, null],
    [TEMPLATE, { instance_url: 'http://evil.example' }, null],
    [TEMPLATE, { instance_url: 'evil.example#' }, null],
    [TEMPLATE, { instance_url: { host: 'x' } }, null],
    ['https://a.b/$connection.team.id', { 'team.id': 'T 1/2' }, 'https://a.b/T%201%2F2'],
    ['https://a.b/$connection.id', { id: '..' }, null],
    ['https://a.b/$connection.constructor', {}, null],
  ])('%s with %j is %s', (template, data, expected) => {
    expect(resolveApiBase(template, data)).toBe(expected)
  })
})

describe('headers of an integration', () => {
  const values = userValues({ id: '1', email: 'ada@example.com', name: 'Ada Ω\r\nX: y' })

  it('are filled with who asks', () => {
    expect(fillHeaders({ 'x-user': `\${user.email}`, 'x-plain': 'a' }, values)).toEqual({
      'x-user': 'ada@example.com',
      'x-plain': 'a',
    })
  })

  it('are left out where that is not known, and carry no line break', () => {
    const headers = { 'x-user': `u=\${user.email}`, 'x-tenant': `\${tenant.id}` }
    expect(fillHeaders(headers, userValues(null))).toEqual({})
    expect(fillHeaders({ 'x-name': `\${user.name}` }, values)).toEqual({ 'x-name': 'Ada %CE%A9%0D%0AX: y' })
  })
})
