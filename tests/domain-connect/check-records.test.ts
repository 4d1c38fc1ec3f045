import { describe, expect, test } from 'vitest'
import { checkRecords } from '@/lib/domain-connect/records/check-records'
import type { ZoneRecord } from '@/lib/domain-connect/records/zone-record'

const at = (type: string, name: string, data: string, more: Partial<ZoneRecord> = {}): ZoneRecord => ({
  ...{ type, name, data, ttl: 600 },
  ...more,
})
const stateOf = (wanted: ZoneRecord, ...shown: ZoneRecord[]) => checkRecords([wanted], shown)[0]?.state

describe('a wanted record, against what DNS shows', () => {
  test.each<[string, ZoneRecord, ZoneRecord[]]>([
    ['the same', at('A', '@', '192.0.2.1'), [at('A', '@', '192.0.2.1', { ttl: 5 })]],
    [
      'in other letters and with a dot',
      at('CNAME', 'www', 'Example.com'),
      [at('CNAME', 'WWW', 'example.com.')],
    ],
    [
      'beside others of its kind',
      at('A', '@', '192.0.2.1'),
      [at('A', '@', '192.0.2.9'), at('A', '@', '192.0.2.1')],
    ],
    [
      'an address in another spelling',
      at('AAAA', '@', '2620:0127:f00f:5::'),
      [at('AAAA', '@', '2620:127:f00f:5::')],
    ],
    ['a text without its quotes', at('TXT', '@', '"one" "two"'), [at('TXT', '@', 'onetwo')]],
    [
      'a text without its escapes',
      at('TXT', '@', 'v=DMARC1\\; p=none\\059'),
      [at('TXT', '@', 'v=DMARC1; p=none;')],
    ],
    ['a quote in a text', at('TXT', '@', 'say "yes" now'), [at('TXT', '@', 'say "yes" now')]],
    [
      'a CAA record without quotes',
      at('CAA', '@', '0 issue ca.example'),
      [at('CAA', '@', '0 issue "ca.example"')],
    ],
    [
      'an SPF record that says more',
      at('TXT', '@', 'v=spf1 include:a ~all'),
      [at('TXT', '@', 'v=spf1 include:b include:a -all')],
    ],
  ])('is found: %s', (_, wanted, shown) => {
    expect(stateOf(wanted, ...shown)).toBe('found')
  })

  test.each<[string, ZoneRecord, ZoneRecord[]]>([
    ['nothing', at('A', '@', '192.0.2.1'), []],
    ['another name', at('A', 'www', '192.0.2.1'), [at('A', '@', '192.0.2.1')]],
    ['another text', at('TXT', '@', 'proof=abc'), [at('TXT', '@', 'proof=xyz')]],
    ['a text in other letters', at('TXT', '@', 'proof=abc'), [at('TXT', '@', 'Proof=abc')]],
    ['another type', at('AAAA', '@', '2001:db8::1'), [at('A', '@', '192.0.2.1')]],
  ])('is missing: %s is there', (_, wanted, shown) => {
    expect(stateOf(wanted, ...shown)).toBe('missing')
  })

  test.each<[string, ZoneRecord, ZoneRecord[]]>([
    ['another address', at('A', '@', '192.0.2.1'), [at('A', '@', '192.0.2.9')]],
    ['an alias', at('A', 'www', '192.0.2.1'), [at('CNAME', 'www', 'other.example.com')]],
    ['another priority', at('MX', '@', 'mail', { priority: 10 }), [at('MX', '@', 'mail', { priority: 20 })]],
    [
      'an SPF record without it',
      at('TXT', '@', 'v=spf1 include:a ~all'),
      [at('TXT', '@', 'v=spf1 include:b ~all')],
    ],
  ])('is different: %s stands there', (_, wanted, shown) => {
    expect(checkRecords([wanted], shown)[0]).toMatchObject({ state: 'different', instead: shown })
  })

  test('that no resolver answers for is not to be seen', () => {
    expect(stateOf(at('REDIR301', '@', 'https://example.com'))).toBe('unseen')
    expect(stateOf(at('APEXCNAME', '@', 'example.com'))).toBe('unseen')
  })
})
