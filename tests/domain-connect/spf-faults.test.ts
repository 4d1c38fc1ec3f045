import { describe, expect, it } from 'vitest'
import { spfFaultsOf } from '@/lib/domain-connect/records/spf-faults'
import type { ZoneRecord } from '@/lib/domain-connect/records/zone-record'

const at = (name: string, data: string): ZoneRecord => ({ type: 'TXT', name, data, ttl: 60 })
const includes = (count: number) => Array.from({ length: count }, (_, n) => `include:m${n}.example`).join(' ')

describe('SPF at a name', () => {
  it.each([
    ['one record', [at('@', 'v=spf1 mx -all')]],
    ['one record at each name', [at('@', 'v=spf1 mx -all'), at('www', 'v=spf1 a -all')]],
    ['ten look-ups', [at('@', `v=spf1 ${includes(10)} ip4:192.0.2.0/24 ip6:2001:db8::/32 -all`)]],
    ['other texts', [at('@', 'v=spf1 mx -all'), at('@', 'v=spf10 mx'), at('@', 'proof=v=spf1')]],
  ])('has no fault with %s', (_, records) => {
    expect(spfFaultsOf(records)).toEqual([])
  })

  it('is none that counts where there are two records, whatever the case of the name', () => {
    const records = [at('WWW', 'v=spf1 mx -all'), at('www', 'V=SPF1 a -all')]
    expect(spfFaultsOf(records)).toEqual([{ name: 'www', fault: 'several', lookUps: 1 }])
  })

  it.each([
    'include:x.example',
    '~include:x.example',
    'a',
    '-a:x.example',
    'a/24',
    'mx',
    '?mx:x.example/24',
    'ptr',
    'exists:%{i}.x.example',
    'redirect=x.example',
  ])('has too many look-ups with ten and %s', (term) => {
    expect(spfFaultsOf([at('@', `v=spf1 ${includes(10)} ${term}`)])).toEqual([
      { name: '@', fault: 'look_ups', lookUps: 11 },
    ])
  })

  it.each(['all', '~all', 'ip4:192.0.2.1', 'exp=x.example', 'abc', 'mxtoolbox=1'])(
    'has no look-up for %s',
    (term) => {
      expect(spfFaultsOf([at('@', `v=spf1 ${includes(10)} ${term}`)])).toEqual([])
    },
  )
})
