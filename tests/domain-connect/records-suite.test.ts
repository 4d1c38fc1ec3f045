import { describe, expect, it } from 'vitest'
import type { Applied } from '@/lib/domain-connect/records/application'
import { applyRecords } from '@/lib/domain-connect/records/apply-records'
import { applyTemplate } from '@/lib/domain-connect/records/apply-template'
import { isTemplateError, type TemplateErrorCode } from '@/lib/domain-connect/records/error'
import type { ZoneRecord } from '@/lib/domain-connect/records/zone-record'
import { readTemplate } from '@/lib/domain-connect/template'
import { casesOf, missing, type SuiteCase, templates } from './records-suite-files'

// The standard's own cases, read where they lie. What it says of signatures needs a key from DNS and is tested with them.

const EXCEPTIONS: Partial<Record<TemplateErrorCode, string>> = {
  invalid_data: 'InvalidData',
  invalid_template: 'InvalidTemplate',
  missing_variable: 'MissingParameter',
  host_required: 'HostRequired',
  unknown_type: 'TypeError',
}

/** What the suite writes for an id that the implementation made up. */
const RANDOM = '<test only: random>'

const redirects = [
  { type: 'A', pointsTo: '127.0.0.1', ttl: 600 },
  { type: 'AAAA', pointsTo: '::1', ttl: 600 },
]

describe.skipIf(missing)('the compliance suite', () => {
  it('is there', () => {
    expect(casesOf('process_records').length).toBeGreaterThanOrEqual(14)
    expect(casesOf('apply_template').length).toBeGreaterThanOrEqual(12)
  })

  it.each(casesOf('process_records').map((one) => [one.id, one] as const))('records: %s', (_, one) => {
    const { input } = one
    compare(one, () =>
      applyRecords(input.template_records ?? [], zoneOf(one), {
        domain: input.domain,
        host: input.host ?? '',
        params: input.params,
        groupIds: input.group_ids,
        redirects: input.redirect_records,
        tracking: input.multi_aware
          ? {
              id: input.unique_id ?? RANDOM,
              providerId: input.provider_id ?? '',
              serviceId: input.service_id ?? '',
              multiInstance: input.multi_instance ?? false,
            }
          : null,
      }),
    )
  })

  it.each(casesOf('apply_template').map((one) => [one.id, one] as const))('templates: %s', (_, one) => {
    const { input } = one
    const file = `${input.provider_id}.${input.service_id}.json`.toLowerCase()
    const read = readTemplate(templates().find(([name]) => name === file)?.[1])
    compare(one, () => {
      if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.problems)}`)
      return applyTemplate(read.template, zoneOf(one), {
        domain: input.domain,
        host: input.host ?? null,
        params: input.params,
        groupIds: input.group_ids,
        redirects,
        ...(input.multi_aware && { instanceId: input.unique_id ?? RANDOM }),
      })
    })
  })
})

function zoneOf({ input }: SuiteCase): ZoneRecord[] {
  return input.zone_records
}

function compare({ expect: expected }: SuiteCase, apply: () => Applied): void {
  const outcome = outcomeOf(apply)
  if (expected.exception) {
    expect(outcome).toEqual({ exception: expected.exception })
    return
  }
  expect(outcome).toEqual({
    new_count: expected.new_count,
    delete_count: expected.delete_count,
    records: sorted(expected.records ?? []),
  })
}

function outcomeOf(apply: () => Applied): unknown {
  try {
    const { toCreate, toDelete, records } = apply()
    return { new_count: toCreate.length, delete_count: toDelete.length, records: sorted(records) }
  } catch (error) {
    return { exception: isTemplateError(error) ? EXCEPTIONS[error.code] : String(error) }
  }
}

function sorted(records: readonly ZoneRecord[]): ZoneRecord[] {
  const key = ({ type, name, ttl, data }: ZoneRecord) => JSON.stringify([type, name, ttl ?? 0, data])
  return records.map(named).sort((one, other) => (key(one) < key(other) ? -1 : 1))
}

/** An application without an id of its own has one that is made up, or none. */
function named(record: ZoneRecord): ZoneRecord {
  return record._dc ? { ...record, _dc: { ...record._dc, id: record._dc.id ?? RANDOM } } : record
}
