import { describe, expect, it } from 'vitest'
import { type DomainTemplate, readTemplate } from '@/lib/domain-connect/template'
import { groupsOf, variablesOf } from '@/lib/domain-connect/template-variables'
import { missing, templates } from './records-suite-files'

const whole = {
  providerId: 'example.com',
  providerName: 'Example',
  serviceId: 'mail',
  serviceName: 'Mail',
}

const complete: Record<string, unknown>[] = [
  { type: 'A', host: '@', pointsTo: '%ip%', ttl: 3600 },
  { type: 'AAAA', host: '@', pointsTo: '2001:db8::1', ttl: '3600' },
  { type: 'CNAME', host: 'www', pointsTo: '@', ttl: '%ttl1%' },
  { type: 'NS', host: 'sub', pointsTo: 'ns1.example.com', ttl: 3600 },
  { type: 'TXT', host: '@', data: 'x', ttl: 3600, txtConflictMatchingMode: 'Prefix' },
  { type: 'MX', host: '@', pointsTo: 'mx.example.com', priority: 10, ttl: 3600 },
  {
    type: 'SRV',
    name: '@',
    target: 'sip.example.com',
    priority: 1,
    protocol: '_tcp',
    service: '_sip',
    weight: 1,
    port: '5060',
    ttl: 3600,
  },
  { type: 'SPFM', host: '@', spfRules: 'include:example.com' },
  { type: 'REDIR301', target: 'https://example.com' },
  { type: 'REDIR302', host: 'old', target: 'https://example.com' },
  { type: 'APEXCNAME', pointsTo: 'example.com', ttl: 3600 },
  { type: 'CAA', host: '@', data: '0 issue "example.com"', ttl: 3600 },
  { type: 'TYPE257', host: '@', data: '\\# 0', ttl: 3600 },
]

/** What is wrong with a template of these records. */
function problemsOf(records: unknown, more: Record<string, unknown> = {}): string[] {
  const read = readTemplate({ ...whole, ...more, records })
  return read.ok ? [] : read.problems.map(({ path, fault }) => `${path}: ${fault}`)
}

function template(records: Record<string, unknown>[]): DomainTemplate {
  const read = readTemplate({ ...whole, records })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.template
}

describe('a template', () => {
  it('of every type of record is taken', () => {
    expect(problemsOf(complete)).toEqual([])
  })

  it('keeps members that nobody knows', () => {
    const read = readTemplate({ ...whole, records: [{ ...complete[0], note: 'x' }], extension: { a: 1 } })
    expect(read).toMatchObject({ ok: true, template: { extension: { a: 1 }, records: [{ note: 'x' }] } })
  })

  it.each(complete.map((record) => [String(record.type), record] as const))(
    '%s without one of its fields is refused, and the fault named by its place',
    (type, record) => {
      const optional = ['type', 'txtConflictMatchingMode', ...(type.startsWith('REDIR') ? ['host'] : [])]
      const fields = Object.keys(record).filter((field) => !optional.includes(field))
      for (const field of fields) {
        const { [field]: _, ...rest } = record
        const problems = problemsOf([complete[0], rest])
        expect(problems).toHaveLength(1)
        expect(problems[0]).toMatch(new RegExp(`^records\\[1\\]\\.${field}: \\w`))
      }
    },
  )

  it('names each fault at once', () => {
    const { providerId: _, ...without } = whole
    const read = readTemplate({ ...without, syncBlock: 'yes', version: 1.5, records: [{}, 7] })
    expect(read.ok ? [] : read.problems).toEqual([
      { path: 'providerId', fault: 'text' },
      { path: 'version', fault: 'integer' },
      { path: 'syncBlock', fault: 'flag' },
      { path: 'records[0].type', fault: 'type' },
      { path: 'records[1]', fault: 'record' },
    ])
  })

  it.each([null, 7, 'template', [], true])('that is %j is refused whole', (json) => {
    const read = readTemplate(json)
    expect(read.ok ? [] : read.problems).toEqual([{ path: '', fault: 'template' }])
  })

  it.each(['CNAME', 'NS'])('puts no %s at the domain unless it asks for a host', (type) => {
    const records = ['@', ''].map((host) => ({ type, host, pointsTo: 'example.com', ttl: 60 }))
    expect(problemsOf(records)).toEqual(['records[0].host: apex', 'records[1].host: apex'])
    expect(problemsOf(records, { hostRequired: true })).toEqual([])
  })

  it.each([[1.5], ['soon'], [''], [null], [true], ['6%zero%']])('takes no %j for a number', (ttl) => {
    expect(problemsOf([{ ...complete[0], ttl }])).toEqual(['records[0].ttl: number'])
  })

  it.skipIf(missing).each(templates())('%s of the compliance suite is taken', (_, json) => {
    expect(readTemplate(json)).toMatchObject({ ok: true })
  })
})

describe('its variables', () => {
  it('are listed once, in order, without the built-in ones', () => {
    const records = [
      { type: 'A', host: '%sub%.%host%', pointsTo: '%ip%', ttl: '%ttl%' },
      { type: 'TXT', host: '@', data: '%token% for %fqdn% of %domain% and %ip%', ttl: 60 },
    ]
    expect(variablesOf(template(records)).map(({ name }) => name)).toEqual(['sub', 'ip', 'ttl', 'token'])
  })

  it('say which groups ask for them; none where all do', () => {
    const records = [
      { type: 'TXT', host: '@', data: '%a%%b%%c%', ttl: 60, groupId: 'one' },
      { type: 'TXT', host: '@', data: '%b%%c%', ttl: 60, groupId: 'two' },
      { type: 'TXT', host: '@', data: '%c%', ttl: 60 },
    ]
    expect(variablesOf(template(records))).toEqual([
      { name: 'a', groups: ['one'] },
      { name: 'b', groups: ['one', 'two'] },
      { name: 'c', groups: [] },
    ])
  })

  it('are not the macros of SPF', () => {
    const records = [{ type: 'SPFM', host: '@', spfRules: 'exists:%{i}.%zone%.%{d}.example.com' }]
    expect(variablesOf(template(records)).map(({ name }) => name)).toEqual(['zone'])
  })

  it('come with the groups of the template', () => {
    const records = ['b', 'a', 'b'].map((groupId) => ({ ...complete[0], groupId }))
    expect(groupsOf(template([...records, { ...complete[0] }]))).toEqual(['b', 'a'])
  })
})
