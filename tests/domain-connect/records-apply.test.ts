import { describe, expect, it } from 'vitest'
import { applyTemplate, type TemplateApplication } from '@/lib/domain-connect/records/apply-template'
import { isTemplateError } from '@/lib/domain-connect/records/error'
import { previewOf } from '@/lib/domain-connect/records/preview'
import { revertTemplate } from '@/lib/domain-connect/records/revert-template'
import type { ZoneRecord } from '@/lib/domain-connect/records/zone-record'
import { type DomainTemplate, readTemplate } from '@/lib/domain-connect/template'

type Fields = Record<string, unknown>

function template(records: Fields[], more: Fields = {}): DomainTemplate {
  const names = { providerId: 'example.net', providerName: 'E', serviceId: 'web', serviceName: 'W' }
  const read = readTemplate({ ...names, hostRequired: false, records, ...more })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.template
}

function apply(
  records: Fields[],
  zone: ZoneRecord[],
  more: Partial<TemplateApplication> = {},
  fields: Fields = {},
) {
  return applyTemplate(template(records, fields), zone, {
    domain: 'example.com',
    host: 'www',
    params: {},
    ...more,
  })
}

const at = (name: string, type: string, data: string, more: Partial<ZoneRecord> = {}): ZoneRecord => ({
  type,
  name,
  data,
  ttl: 300,
  ...more,
})
const make = (type: string, more: Fields = {}) => ({ type, host: '@', ttl: 60, ...more })
const written = (records: readonly ZoneRecord[]) =>
  records.map(({ type, name, data }) => `${name} ${type} ${data}`).sort()

function codeOf(work: () => unknown): string {
  try {
    work()
    return 'none'
  } catch (error) {
    return isTemplateError(error) ? error.code : String(error)
  }
}

const zone = [
  at('www', 'A', '192.0.2.9'),
  at('www', 'AAAA', '2001:db8::9'),
  at('www', 'CNAME', 'old.example.net'),
  at('www', 'MX', 'mx.example.net', { priority: 10 }),
  at('www', 'TXT', 'old=1'),
  at('www', 'TXT', 'v=spf1 -all'),
  at('www', 'SRV', 'sip.example.net', { service: '_sip', protocol: 'tcp', priority: 1, weight: 1, port: 1 }),
  at('www', 'CAA', '0 issue ";"'),
  at('www', 'NS', 'ns.example.net'),
  at('a.www', 'A', '192.0.2.8'),
  at('awww', 'A', '192.0.2.7'),
  at('@', 'NS', 'ns1.example.org'),
]
const other = ['@ NS ns1.example.org', 'a.www A 192.0.2.8', 'awww A 192.0.2.7']
const [MX, SRV, CAA, SPF, OLD] = [
  'www MX mx.example.net',
  'www SRV sip.example.net',
  'www CAA 0 issue ";"',
  'www TXT v=spf1 -all',
  'www TXT old=1',
]
const ADDRESSES = ['www A 192.0.2.9', 'www AAAA 2001:db8::9']

describe('what has to go', () => {
  it.each([
    ['A', make('A', { pointsTo: '192.0.2.1' }), [MX, SRV, CAA, SPF, OLD]],
    ['AAAA', make('AAAA', { pointsTo: '2001:db8::1' }), [MX, SRV, CAA, SPF, OLD]],
    ['CNAME', make('CNAME', { pointsTo: 'new.example.net' }), [SRV]],
    ['MX', make('MX', { pointsTo: 'new.example.net', priority: 1 }), [...ADDRESSES, SRV, CAA, SPF, OLD]],
    ['TXT', make('TXT', { data: 'new' }), [...ADDRESSES, MX, SRV, CAA, SPF, OLD]],
    ['TXT All', make('TXT', { data: 'new', txtConflictMatchingMode: 'All' }), [...ADDRESSES, MX, SRV, CAA]],
    [
      'TXT Prefix',
      make('TXT', { data: 'new', txtConflictMatchingMode: 'Prefix', txtConflictMatchingPrefix: 'old=' }),
      [...ADDRESSES, MX, SRV, CAA, SPF],
    ],
    ['CAA', make('CAA', { data: '0 issue "x"' }), [...ADDRESSES, MX, SRV, CAA, SPF, OLD]],
  ])('for %s at its name, beside CNAME and NS', (_, record, kept) => {
    const { records, toCreate } = apply([record], zone, {}, { hostRequired: true })
    expect(written(records)).toEqual([...kept, ...other, ...written(toCreate)].sort())
  })

  it('for an SRV record: SRV records of its name', () => {
    const record = {
      ...make('SRV', { name: '@', target: 'x.example.net', service: '_x', protocol: '_udp' }),
      ...{ priority: 1, weight: 1, port: 1 },
    }
    const { toDelete } = apply([record], zone)
    expect(written(toDelete)).toEqual(['www NS ns.example.net', SRV])
  })

  it('for a delegation: all at and below its name', () => {
    const { records } = apply([make('NS', { pointsTo: 'ns.example.org' })], zone, {}, { hostRequired: true })
    expect(written(records)).toEqual(['@ NS ns1.example.org', 'awww A 192.0.2.7', 'www NS ns.example.org'])
  })

  it('below a delegation: the delegation', () => {
    const { conflicts } = apply([make('TXT', { host: 'x.y', data: 'new' })], zone)
    expect(conflicts).toEqual([
      { existing: zone[8], reason: 'conflict', by: { type: 'TXT', name: 'x.y.www', data: 'new', ttl: 60 } },
    ])
  })

  it('for an alias of the apex: what it stands for, and an alias that was there', () => {
    const apex = ['A', 'AAAA', 'APEXCNAME', 'MX', 'NS', 'SOA', 'CAA'].map((type) =>
      at('@', type, '192.0.2.1'),
    )
    const { toDelete } = apply([{ type: 'APEXCNAME', pointsTo: 'x.example.net', ttl: 60 }], apex, {
      host: null,
    })
    expect(toDelete.map(({ type }) => type)).toEqual(['A', 'AAAA', 'APEXCNAME', 'MX'])
    const back = apply([make('A', { pointsTo: '192.0.2.1' })], [at('@', 'APEXCNAME', 'x')], { host: null })
    expect(back.toDelete).toHaveLength(1)
  })

  it('is found whatever the case of names and types', () => {
    expect(
      apply([make('A', { pointsTo: '192.0.2.1' })], [at('WWW', 'a', '192.0.2.9')]).toDelete,
    ).toHaveLength(1)
  })

  it.each([
    [make('CNAME', { pointsTo: 'x.example.net' }), make('TXT', { data: 'x' })],
    [make('A', { pointsTo: '192.0.2.1' }), make('CNAME', { pointsTo: 'x.example.net' })],
    [make('CNAME', { pointsTo: 'x.example.net' }), make('CNAME', { pointsTo: 'y.example.net' })],
    [make('NS', { pointsTo: 'x.example.net' }), make('A', { host: 'below', pointsTo: '192.0.2.1' })],
  ])('is never in the template itself: %j with %j', (one, two) => {
    expect(codeOf(() => apply([one, two], [], {}, { hostRequired: true }))).toBe('invalid_data')
  })

  it('is nothing of the template’s own sets', () => {
    const records = [
      ...['ns1', 'ns2'].map((host) => make('NS', { host: 'sub', pointsTo: `${host}.example.net` })),
      ...['1', '2'].map((end) => make('A', { pointsTo: `192.0.2.${end}` })),
      make('AAAA', { pointsTo: '2001:db8::1' }),
      ...[10, 20].map((priority) => make('MX', { pointsTo: 'mx.example.net', priority })),
      ...['a', 'b'].map((data) => make('TXT', { data, txtConflictMatchingMode: 'All' })),
    ]
    expect(apply(records, []).records).toHaveLength(records.length)
  })

  it('changes nothing that it was given', () => {
    const before = structuredClone(zone)
    const { records } = apply([make('TXT', { data: 'x', txtConflictMatchingMode: 'All' })], zone)
    expect(zone).toEqual(before)
    expect(zone).toContain(records.at(-1))
  })
})

describe('groups', () => {
  const records = [
    make('TXT', { data: 'always' }),
    make('TXT', { data: '%a%', groupId: 'one' }),
    make('TXT', { data: '%b%', groupId: 'two' }),
  ]

  it('pick their records and those without, and ask for no value of the others', () => {
    const { toCreate } = apply(records, [], { groupIds: ['one'], params: { a: 'A' } })
    expect(toCreate.map(({ data }) => data)).toEqual(['always', 'A'])
  })

  it('are all of them when none is named', () => {
    for (const groupIds of [[], null, undefined])
      expect(apply(records, [], { groupIds, params: { a: 'A', b: 'B' } }).toCreate).toHaveLength(3)
  })

  it('are known by their exact names', () => {
    expect(codeOf(() => apply(records, [], { groupIds: ['ONE'] }))).toBe('unknown_group')
  })
})

describe('a template that needs a host', () => {
  it.each([null, '', '@'])('is not applied at %j', (host) => {
    const record = make('CNAME', { pointsTo: 'x.example.net' })
    expect(codeOf(() => apply([record], [], { host }, { hostRequired: true }))).toBe('host_required')
  })
})

describe('a preview', () => {
  it('tells what comes, what goes and why, and what is there already', () => {
    const records = [
      make('A', { pointsTo: '192.0.2.9' }),
      make('A', { pointsTo: '192.0.2.1' }),
      make('TXT', { data: 'old=1' }),
    ]
    const now = zone.filter(({ type }) => ['A', 'AAAA', 'TXT'].includes(type))
    const { gets, loses, has } = previewOf(apply(records, now), now)
    expect(written(gets)).toEqual(['www A 192.0.2.1'])
    expect(loses).toEqual([
      { existing: now[1], reason: 'conflict', by: expect.objectContaining({ type: 'A' }) },
    ])
    expect(written(has)).toEqual(['www A 192.0.2.9', OLD])
  })

  it('sees no difference in case, closing dots and quotes', () => {
    const records = [
      make('MX', { pointsTo: 'MX.Example.net.', priority: 10 }),
      make('TXT', { data: '"old=1"' }),
    ]
    const { gets, loses } = previewOf(apply(records, zone.slice(3, 5)), zone.slice(3, 5))
    expect([gets, loses]).toEqual([[], []])
  })
})

describe('a redirect', () => {
  const redirects = [{ type: 'A', pointsTo: '192.0.2.1', ttl: 600 }]
  const record = { type: 'REDIR302', target: 'https://%fqdn%/x', pointsTo: 'ignored', groupId: 'one' }

  it('is answered by the DNS provider’s own records, in its group and at its host', () => {
    const { toCreate } = apply([record], [at('www', 'REDIR301', 'https://old.example')], {
      redirects,
      groupIds: ['one'],
    })
    expect(toCreate).toEqual([
      { type: 'A', name: 'www', data: '192.0.2.1', ttl: 600 },
      { type: 'REDIR302', name: 'www', data: 'https://www.example.com/x' },
    ])
  })

  it('is refused where the DNS provider does none', () => {
    expect(codeOf(() => apply([record], []))).toBe('invalid_template')
  })
})

describe('reverting', () => {
  it('without any trace says so', () => {
    const nothing = template([make('TXT', { data: 'x' })])
    expect(
      codeOf(() => revertTemplate(nothing, zone, { domain: 'example.com', host: 'www', params: {} })),
    ).toBe('not_applied')
  })
})
