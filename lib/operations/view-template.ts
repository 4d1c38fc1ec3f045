import 'server-only'
import type { TemplateView } from '@/lib/contract/domain'
import { type DomainTemplate, mustBeSigned } from '@/lib/domain-connect/template'
import type { TemplateRecord } from '@/lib/domain-connect/template-record'
import { groupsOf, variablesOf } from '@/lib/domain-connect/template-variables'
import type { TemplateKey } from '@/lib/operations/list-template-keys'
import type { DomainTemplateRecord } from '@/lib/store/domain-templates'

/** A template as it is chosen: what it is called, and what it asks for. */
export function viewTemplate(
  row: DomainTemplateRecord,
  domains: number,
  keys: readonly TemplateKey[],
): TemplateView {
  const template = templateOf(row)
  return {
    ...{ id: row.id, providerId: row.providerId, serviceId: row.serviceId, version: row.version, domains },
    name: [template.providerName, template.serviceName].filter(Boolean).join(': '),
    description: template.description ?? null,
    variableDescription: template.variableDescription ?? null,
    variables: variablesOf(template).map(({ name, groups }) => ({ name, groups: [...groups] })),
    groups: groupsOf(template),
    multiInstance: template.multiInstance ?? false,
    hostRequired: template.hostRequired ?? false,
    syncBlock: template.syncBlock ?? false,
    signed: mustBeSigned(template),
    keyRecords: keyRecordsFor(template, keys),
    records: template.records.length,
    lines: template.records.map(lineOf),
    registeredBy: row.registeredBy,
    updatedAt: row.updatedAt.toISOString(),
  }
}

function keyRecordsFor(template: DomainTemplate, keys: readonly TemplateKey[]): TemplateView['keyRecords'] {
  if (!mustBeSigned(template)) return []
  return keys.map(({ keyId, texts }) => ({
    name: `${keyId}.${template.syncPubKeyDomain}`,
    values: [...texts],
  }))
}

/** A record as its template writes it. */
function lineOf(record: TemplateRecord): TemplateView['lines'][number] {
  const { type, host = '@', name, service, protocol, priority, weight, port, groupId } = record
  const end = record.pointsTo ?? record.data ?? record.target ?? record.spfRules
  return {
    type,
    name: [service, protocol, name ?? host].filter((part) => part !== undefined && part !== '').join('.'),
    value: [priority, weight, port, end].filter((part) => part !== undefined).join(' '),
    group: typeof groupId === 'string' ? groupId : null,
  }
}

/** The template itself. Only what was checked is ever written there. */
export function templateOf({ template }: Pick<DomainTemplateRecord, 'template'>): DomainTemplate {
  return template as unknown as DomainTemplate
}
