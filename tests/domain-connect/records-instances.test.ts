import { describe, expect, it } from 'vitest'
import { applyTemplate, type TemplateApplication } from '@/lib/domain-connect/records/apply-template'
import { revertTemplate } from '@/lib/domain-connect/records/revert-template'
import { mergeSpf, withoutSpf } from '@/lib/domain-connect/records/spf'
import type { ZoneRecord } from '@/lib/domain-connect/records/zone-record'
import { type DomainTemplate, readTemplate } from '@/lib/domain-connect/template'

type Fields = Record<string, unknown>

function template(serviceId: string, records: Fields[], more: Fields = {}): DomainTemplate {
  const read = readTemplate({
    ...{ providerId: 'example.net', providerName: 'E', serviceId, serviceName: 'W', ...more },
    records: records.map((record) => ({ host: '@', ttl: 60, ...record })),
  })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.template
}

const asked: TemplateApplication = { domain: 'example.com', host: '', params: {}, instanceId: 'id1' }
const dataOf = (records: readonly ZoneRecord[]) => records.map(({ data }) => data).sort()

/** The zone after templates were applied in turn, each with its id. */
function zoneAfter(...applied: [DomainTemplate, Partial<TemplateApplication>][]): ZoneRecord[] {
  return applied.reduce<ZoneRecord[]>(
    (zone, [one, more], index) =>
      applyTemplate(one, zone, { ...asked, instanceId: `id${index}`, ...more }).records,
    [],
  )
}

const texts = template('texts', [
  { type: 'TXT', data: '%a%' },
  { type: 'A', host: 'x', pointsTo: '192.0.2.1', essential: 'OnApply' },
])
const many = template('many', [{ type: 'TXT', data: '%a%' }], { multiInstance: true })
const address = template('address', [{ type: 'A', host: 'x', pointsTo: '192.0.2.2' }])
const allTexts = template('all', [{ type: 'TXT', data: 'only', txtConflictMatchingMode: 'All' }])

describe('a template that is applied again', () => {
  it('replaces what it wrote at that host', () => {
    const zone = zoneAfter([texts, { params: { a: 'one' } }], [texts, { params: { a: 'two' } }])
    expect(dataOf(zone)).toEqual(['192.0.2.1', 'two'])
    expect(zone.map(({ _dc }) => _dc?.id)).toEqual(['id1', 'id1'])
  })

  it('leaves what it wrote at another host', () => {
    const zone = zoneAfter([texts, { params: { a: 'one' } }], [texts, { params: { a: 'two' }, host: 'shop' }])
    expect(dataOf(zone)).toEqual(['192.0.2.1', '192.0.2.1', 'one', 'two'])
  })

  it('stands many times where it allows it', () => {
    const zone = zoneAfter([many, { params: { a: 'one' } }], [many, { params: { a: 'two' } }])
    expect(dataOf(zone)).toEqual(['one', 'two'])
  })

  it('by group leaves its other groups, and replaces the same', () => {
    const grouped = template('grouped', [
      { type: 'TXT', data: '%a%', groupId: 'one' },
      { type: 'TXT', data: '%b%', groupId: 'two' },
    ])
    const zone = zoneAfter(
      [grouped, { groupIds: ['one'], params: { a: 'a1' } }],
      [grouped, { groupIds: ['two'], params: { b: 'b1' } }],
      [grouped, { groupIds: ['one'], params: { a: 'a2' } }],
    )
    expect(dataOf(zone)).toEqual(['a2', 'b1'])
  })
})

describe('another template', () => {
  it('takes all of a template whose essential record it takes', () => {
    const first = zoneAfter([texts, { params: { a: 'one' } }])
    const { conflicts, records } = applyTemplate(allTexts, first, { ...asked, instanceId: 'id9' })
    expect(conflicts.map(({ existing, reason }) => [existing.data, reason])).toEqual([
      ['one', 'conflict'],
      ['192.0.2.1', 'template'],
    ])
    expect(dataOf(records)).toEqual(['only'])
  })

  it('takes a record that may go alone alone', () => {
    expect(dataOf(zoneAfter([texts, { params: { a: 'one' } }], [address, {}]))).toEqual(['192.0.2.2', 'one'])
  })

  it('takes records for themselves where nobody remembers templates', () => {
    const first = zoneAfter([texts, { params: { a: 'one' } }])
    const { records } = applyTemplate(allTexts, first, { ...asked, instanceId: undefined })
    expect(dataOf(records)).toEqual(['192.0.2.1', 'only'])
    expect(records[0]).not.toHaveProperty('_dc')
  })
})

describe('SPF', () => {
  const mailer = template('mailer', [
    { type: 'SPFM', spfRules: 'include:a.example %more%' },
    { type: 'SPFM', spfRules: 'ip4:192.0.2.1' },
  ])

  it.each([
    [[], ['include:a'], 'v=spf1 include:a ~all'],
    [[], ['include:a', 'include:b'], 'v=spf1 include:a include:b ~all'],
    [['v=spf1 include:x -all'], ['include:a'], 'v=spf1 include:a include:x -all'],
    [['v=spf1 include:a -all'], ['include:a'], 'v=spf1 include:a -all'],
    [['v=spf1 -include:a ~all'], ['?include:a'], 'v=spf1 ?include:a ~all'],
    [['v=spf1 include:a ~all'], ['-include:a'], 'v=spf1 include:a ~all'],
    [['v=spf1 -all'], ['v=spf1 include:a ~all'], 'v=spf1 include:a ~all'],
    [['v=spf1 include:aa ~all'], ['include:a'], 'v=spf1 include:a include:aa ~all'],
    [['v=spf1 a -all', 'v=spf1 mx ~all'], ['include:a'], 'v=spf1 include:a mx a ~all'],
  ])('%j with %j is %s', (existing, rules, merged) => {
    expect(mergeSpf(existing, rules)).toBe(merged)
    expect(mergeSpf([merged], rules)).toBe(merged)
  })

  it('of several records and of what is there is one record', () => {
    const zone: ZoneRecord[] = [{ type: 'TXT', name: '@', data: 'v=spf1 mx -all', ttl: 60 }]
    const { conflicts, records } = applyTemplate(mailer, zone, {
      ...asked,
      params: { more: 'include:b.example' },
    })
    expect(dataOf(records)).toEqual(['v=spf1 include:a.example include:b.example ip4:192.0.2.1 mx -all'])
    expect(conflicts).toEqual([{ existing: zone[0], reason: 'merged', by: records[0] }])
  })

  it.each([
    ['of what is there', 60, '300', 60],
    ['of the template, where nothing is there', undefined, '300', 300],
    ['of the reference library, where nobody says any', undefined, undefined, 6_000],
  ])('has the time to live %s', (_, there, given, ttl) => {
    const mail = template('mail', [{ type: 'SPFM', spfRules: 'mx', ttl: given }])
    const zone = there === undefined ? [] : [{ type: 'TXT', name: '@', data: 'v=spf1 ~all', ttl: there }]
    expect(applyTemplate(mail, zone, asked).records).toMatchObject([{ data: 'v=spf1 mx ~all', ttl }])
  })

  it('that says it all is left alone', () => {
    const zone: ZoneRecord[] = [
      { type: 'TXT', name: '@', data: 'v=spf1 ip4:192.0.2.1 include:a.example mx -all', ttl: 60 },
    ]
    const { toCreate, toDelete } = applyTemplate(mailer, zone, { ...asked, params: { more: 'mx' } })
    expect([toCreate, toDelete]).toEqual([[], []])
  })

  it('that says it all stays beside what the template has for other texts at its name', () => {
    const both = template('both', [
      { type: 'SPFM', spfRules: 'mx' },
      { type: 'TXT', data: 'new', txtConflictMatchingMode: 'All' },
    ])
    const zone: ZoneRecord[] = ['v=spf1 mx -all', 'old'].map((data) => ({ type: 'TXT', name: '@', data }))
    const untracked = { ...asked, instanceId: undefined }
    expect(dataOf(applyTemplate(both, zone, untracked).records)).toEqual(['new', 'v=spf1 mx -all'])
  })

  it('takes no template along when it goes', () => {
    const pair = template('pair', [
      { type: 'SPFM', spfRules: 'mx' },
      { type: 'TXT', host: 'x', data: 'kept' },
    ])
    expect(dataOf(zoneAfter([pair, {}], [allTexts, {}]))).toEqual(['kept', 'only'])
  })

  it('loses the rules of a template that is taken away', () => {
    const zone = zoneAfter(
      [template('first', [{ type: 'SPFM', spfRules: 'mx' }]), {}],
      [mailer, { params: { more: 'a' } }],
    )
    expect(dataOf(zone)).toEqual(['v=spf1 include:a.example a ip4:192.0.2.1 mx ~all'])
    const { records } = revertTemplate(mailer, zone, { ...asked, instanceId: null, params: { more: 'a' } })
    expect(records).toEqual([{ type: 'TXT', name: '@', data: 'v=spf1 mx ~all', ttl: 60 }])
    expect(withoutSpf('v=spf1 mx -all', ['mx'])).toBe(null)
  })
})

describe('taking a template away', () => {
  it('takes one instance, or all', () => {
    const zone = zoneAfter([many, { params: { a: 'one' } }], [many, { params: { a: 'two' } }], [address, {}])
    const one = revertTemplate(many, zone, { ...asked, instanceId: 'id0' })
    expect(dataOf(one.records)).toEqual(['192.0.2.2', 'two'])
    const all = revertTemplate(many, zone, { ...asked, instanceId: undefined })
    expect(dataOf(all.records)).toEqual(['192.0.2.2'])
    expect(dataOf(all.toDelete)).toEqual(['one', 'two'])
  })

  it('takes what it would write where nobody remembers templates, and of SPF its rules alone', () => {
    const pair = template('pair', [
      { type: 'A', pointsTo: '192.0.2.1' },
      { type: 'SPFM', spfRules: 'include:a.example' },
    ])
    const at = (type: string, data: string): ZoneRecord => ({ type, name: '@', data, ttl: 300 })
    const zone = [at('A', '192.0.2.1'), at('A', '192.0.2.9'), at('TXT', 'v=spf1 include:a.example mx -all')]
    const { records } = revertTemplate(pair, zone, { ...asked, instanceId: undefined })
    expect(dataOf(records)).toEqual(['192.0.2.9', 'v=spf1 mx -all'])
    const [, other] = zone
    const nothing = () => revertTemplate(pair, other ? [other] : [], { ...asked, instanceId: undefined })
    expect(nothing).toThrow(expect.objectContaining({ code: 'not_applied' }))
    // A zone that remembers another template remembers that this one is not there.
    const kept = zoneAfter([address, {}]).concat(zone)
    expect(() => revertTemplate(pair, kept, { ...asked, instanceId: undefined })).toThrow('not_applied')
  })
})
