import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyRecords } from '@/lib/domain-connect/records/apply-records'
import { isTemplateError } from '@/lib/domain-connect/records/error'
import { previewOf } from '@/lib/domain-connect/records/preview'
import type { ZoneRecord } from '@/lib/domain-connect/records/zone-record'
import type { TemplateRecord } from '@/lib/domain-connect/template-record'

const place = { domain: 'example.com', host: '', params: {}, redirects: [] }

const name = fc.constantFrom('@', 'www', 'a.www', 'b')
const address = fc.constantFrom('192.0.2.1', '192.0.2.2')
const target = fc.constantFrom('x.example.net', 'y.example.net')
const text = fc.constantFrom('one=1', 'one=2', 'two')
const spf = fc.constantFrom('v=spf1 mx -all', 'v=spf1 include:a.example ~all')
const mode = fc.constantFrom('None', 'All', 'Prefix')

const existing: fc.Arbitrary<ZoneRecord> = fc.oneof(
  fc.record({ type: fc.constant('A'), name, data: address, ttl: fc.constant(60) }),
  fc.record({ type: fc.constantFrom('CNAME', 'NS', 'APEXCNAME'), name, data: target, ttl: fc.constant(60) }),
  fc.record({ type: fc.constant('MX'), name, data: target, ttl: fc.constant(60), priority: fc.constant(1) }),
  fc.record({ type: fc.constant('TXT'), name, data: fc.oneof(text, spf), ttl: fc.constant(60) }),
  fc.record({ type: fc.constant('REDIR301'), name, data: fc.constant('https://example.net') }),
  fc.record({ type: fc.constant('CAA'), name, data: fc.constant('0 issue ";"'), ttl: fc.constant(60) }),
)

const wanted: fc.Arbitrary<TemplateRecord> = fc.oneof(
  fc.record({ type: fc.constant('A'), host: name, pointsTo: address, ttl: fc.constant(60) }),
  fc.record({ type: fc.constantFrom('CNAME', 'NS'), host: name, pointsTo: target, ttl: fc.constant(60) }),
  fc.record({
    ...{ type: fc.constant('MX'), host: name, pointsTo: target },
    ...{ ttl: fc.constant(60), priority: fc.constant(1) },
  }),
  fc.record({
    ...{ type: fc.constant('TXT'), host: name, data: text, ttl: fc.constant(60) },
    ...{ txtConflictMatchingMode: mode, txtConflictMatchingPrefix: fc.constant('one=') },
  }),
  fc.record({ type: fc.constant('SPFM'), host: name, spfRules: fc.constantFrom('include:a.example', 'mx') }),
  fc.record({ type: fc.constant('REDIR301'), host: name, target: fc.constant('https://example.org') }),
  fc.record({ type: fc.constant('APEXCNAME'), pointsTo: target, ttl: fc.constant(60) }),
)

const distinct = (records: readonly ZoneRecord[]) => [...new Set(records.map(keyOf))].sort()
const keyOf = ({ type, name: at, data, priority }: ZoneRecord) => JSON.stringify([type, at, data, priority])

/** A zone as it may be: no alias beside anything. */
const zones = fc
  .array(existing, { maxLength: 8 })
  .map((records) => records.filter(({ type }) => type !== 'CNAME'))

it('a template applied is there, deletes nothing but records of the zone, and applied again changes nothing', () => {
  let applied = 0
  fc.assert(
    fc.property(zones, fc.array(wanted, { minLength: 1, maxLength: 4 }), (zone, template) => {
      const apply = (records: readonly ZoneRecord[]) => applyRecords(template, records, place)
      try {
        const once = apply(zone)
        applied++
        expect(once.toDelete.every((record) => zone.includes(record))).toBe(true)
        expect(once.records).toEqual([
          ...once.toCreate,
          ...zone.filter((record) => !once.toDelete.includes(record)),
        ])
        const again = apply(once.records)
        expect(distinct(again.records)).toEqual(distinct(once.records))
        const { gets, loses } = previewOf(again, once.records)
        expect({ gets, loses }).toEqual({ gets: [], loses: [] })
      } catch (error) {
        if (!isTemplateError(error)) throw error
      }
    }),
    { numRuns: 1500 },
  )
  expect(applied).toBeGreaterThan(100)
})
