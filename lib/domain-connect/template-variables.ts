import { BUILT_IN, variablesIn } from '@/lib/domain-connect/records/substitute'
import type { DomainTemplate } from '@/lib/domain-connect/template'
import type { TemplateRecord } from '@/lib/domain-connect/template-record'

/** A value that a template asks for. */
export interface TemplateVariable {
  name: string
  /** The groups that use it; empty where a record without a group does, so that it is always asked for. */
  groups: string[]
}

/** Fields in which a variable stands for a value; the rest are the template's own words. */
const FIELDS = [
  'host',
  'name',
  'pointsTo',
  'data',
  'target',
  'service',
  'protocol',
  'spfRules',
  'ttl',
  'priority',
  'weight',
  'port',
]

/** The values that applying a template takes, in the order they are met; the built-in ones are not asked for. */
export function variablesOf({ records }: Pick<DomainTemplate, 'records'>): TemplateVariable[] {
  const found = new Map<string, Set<string> | null>()
  for (const record of records) {
    const { groupId } = record
    for (const name of variablesOfRecord(record)) {
      const groups = found.get(name)
      if (groupId === undefined || groups === null) found.set(name, null)
      else found.set(name, (groups ?? new Set()).add(groupId))
    }
  }
  return [...found].map(([name, groups]) => ({ name, groups: [...(groups ?? [])] }))
}

/** The groups of a template, in the order they are met. */
export function groupsOf({ records }: Pick<DomainTemplate, 'records'>): string[] {
  return [...new Set(records.flatMap(({ groupId }) => groupId ?? []))]
}

function variablesOfRecord(record: TemplateRecord): string[] {
  return FIELDS.flatMap((field) => {
    const value = record[field]
    return typeof value === 'string' ? variablesIn(value) : []
  }).filter((name) => !BUILT_IN.includes(name))
}
