import 'server-only'
import type { TemplateView } from '@/lib/contract/domain'
import type { DomainTemplate } from '@/lib/domain-connect/template'
import { groupsOf, variablesOf } from '@/lib/domain-connect/template-variables'
import type { DomainTemplateRecord } from '@/lib/store/domain-templates'

/** A template as it is chosen: what it is called, and what it asks for. */
export function viewTemplate(row: DomainTemplateRecord, domains: number): TemplateView {
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
    records: template.records.length,
    registeredBy: row.registeredBy,
    updatedAt: row.updatedAt.toISOString(),
  }
}

/** The template itself. Only what was checked is ever written there. */
export function templateOf({ template }: Pick<DomainTemplateRecord, 'template'>): DomainTemplate {
  return template as unknown as DomainTemplate
}
