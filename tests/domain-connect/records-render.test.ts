import { describe, expect, it } from 'vitest'
import { isTemplateError } from '@/lib/domain-connect/records/error'
import { renderRecord } from '@/lib/domain-connect/records/render'

const place = { domain: 'example.com', host: '' }
const srv = {
  type: 'SRV',
  name: '@',
  target: 'sip.example.net',
  protocol: '_tcp',
  service: '_sip',
  priority: 1,
  weight: '%w%',
  port: 5060,
  ttl: 60,
}

function render(
  record: { type: string; [field: string]: unknown },
  params: Record<string, string> = {},
): unknown {
  try {
    return renderRecord(record, place, params).record
  } catch (error) {
    return isTemplateError(error) ? [error.code, error.params.field].filter(Boolean).join(' ') : String(error)
  }
}

const of = (type: string, more: Record<string, unknown> = {}) => ({ type, host: 'www', ttl: 60, ...more })

describe('a record', () => {
  it('takes variables in its numbers', () => {
    expect(
      render(of('MX', { pointsTo: 'mx.example.net', priority: '%p%', ttl: '%t%' }), { p: '10', t: '300' }),
    ).toEqual({
      type: 'MX',
      name: 'www',
      data: 'mx.example.net',
      priority: 10,
      ttl: 300,
    })
  })

  it('of a service has its parts beside its name', () => {
    expect(render(srv, { w: '5' })).toEqual({
      type: 'SRV',
      name: '@',
      data: 'sip.example.net',
      protocol: 'tcp',
      service: '_sip',
      priority: 1,
      weight: 5,
      port: 5060,
      ttl: 60,
    })
  })

  it.each([
    ['A', { pointsTo: '192.0.2.1' }],
    ['AAAA', { pointsTo: '2001:db8::1' }],
    ['CNAME', { pointsTo: 'selector._domainkey.example.net' }],
    ['CNAME', { host: '_acme-challenge', pointsTo: 'x.example.net.' }],
    ['NS', { pointsTo: 'ns1.example.net' }],
    ['TXT', { host: '_dmarc', data: '' }],
    ['A', { host: '*', pointsTo: '192.0.2.1' }],
    ['A', { host: '_x', pointsTo: '192.0.2.1' }],
    ['MX', { pointsTo: '.', priority: 0 }],
    ['caa', { data: '0 issue "example.net"' }],
    ['TYPE65534', { data: '\\# 0' }],
  ])('%s %j is taken', (type, more) => {
    expect(render(of(type, more))).toMatchObject({ type: type.toUpperCase() })
  })

  it.each([
    ['A', { pointsTo: '192.0.2.256' }, 'pointsTo'],
    ['A', { pointsTo: '192.0.2.0/24' }, 'pointsTo'],
    ['A', { pointsTo: '@' }, 'pointsTo'],
    ['A', { pointsTo: '2001:db8::1' }, 'pointsTo'],
    ['AAAA', { pointsTo: '192.0.2.1' }, 'pointsTo'],
    ['AAAA', { pointsTo: 'fe80::1%25eth0' }, 'pointsTo'],
    ['A', { host: '_-', pointsTo: '192.0.2.1' }, 'host'],
    ['CAA', { data: '' }, 'data'],
    ['PTR', { data: '@' }, 'data'],
    ['A', { host: 'a*', pointsTo: '192.0.2.1' }, 'host'],
    ['A', { host: '-a', pointsTo: '192.0.2.1' }, 'host'],
    ['A', { host: 'a..b', pointsTo: '192.0.2.1' }, 'host'],
    ['A', { host: 'a/b', pointsTo: '192.0.2.1' }, 'host'],
    ['A', { host: 'www.other.com.', pointsTo: '192.0.2.1' }, 'host'],
    ['A', { host: 'a'.repeat(64), pointsTo: '192.0.2.1' }, 'host'],
    ['A', { host: Array(64).fill('abcd').join('.'), pointsTo: '192.0.2.1' }, 'host'],
    ['A', { pointsTo: '192.0.2.1', ttl: '1h' }, 'ttl'],
    ['A', { pointsTo: '192.0.2.1', ttl: '-1' }, 'ttl'],
    ['CNAME', { host: '@', pointsTo: 'example.net' }, 'host'],
    ['NS', { host: '', pointsTo: 'example.net' }, 'host'],
    ['NS', { pointsTo: '@' }, 'pointsTo'],
    ['A', { pointsTo: '192.0.2.1', ttl: '6%zero%' }, 'ttl'],
    ['MX', { pointsTo: 'mx.example.net', priority: '%zero%%zero%' }, 'priority'],
    ['CNAME', { pointsTo: '' }, 'pointsTo'],
    ['CNAME', { pointsTo: '.' }, 'pointsTo'],
    ['CNAME', { pointsTo: 'https://example.net' }, 'pointsTo'],
    ['MX', { pointsTo: 'a b', priority: 1 }, 'pointsTo'],
    ['MX', { pointsTo: 'mx.example.net', priority: 65_536 }, 'priority'],
    ['REDIR301', { target: 'javascript:alert(1)' }, 'target'],
    ['REDIR301', { target: '//example.net' }, 'target'],
    ['SRV', { ...srv, weight: 1, protocol: 'http' }, 'protocol'],
    ['SRV', { ...srv, weight: 1, service: '' }, 'service'],
  ])('%s %j is refused for its %s', (type, more, field) => {
    const escaped = Object.fromEntries(
      Object.entries(more).map(([key, value]) => [
        key,
        typeof value === 'string' ? value.replace('%25', '%pc%') : value,
      ]),
    )
    expect(render(of(type, escaped), { pc: '%', zero: '0' })).toBe(`invalid_data ${field}`)
  })

  it.each(['', 'A B', '%type%', '-', 'Ä'])('of type %j is none', (type) => {
    expect(render(of(type, { data: 'x' }))).toBe('unknown_type')
  })

  it.each(['toString', 'constructor'])('of type %s is another, and not a member of an object', (type) => {
    expect(render(of(type, { data: 'x' }))).toMatchObject({ type: type.toUpperCase(), data: 'x' })
  })

  it('without a field that it needs is a fault of the template', () => {
    expect(render(of('A'))).toBe('invalid_template pointsTo')
    expect(render({ type: 'CAA', host: '@', ttl: 60 })).toBe('invalid_template data')
  })

  it('has its names in ACE', () => {
    expect(render(of('CNAME', { host: 'bücher', pointsTo: 'bücher.example.net' }))).toMatchObject({
      name: 'xn--bcher-kva',
      data: 'xn--bcher-kva.example.net',
    })
  })
})
