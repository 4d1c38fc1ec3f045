import type { Application, Applied, RedirectRecord } from '@/lib/domain-connect/records/application'
import { applyRecords } from '@/lib/domain-connect/records/apply-records'
import { TemplateError } from '@/lib/domain-connect/records/error'
import type { Params } from '@/lib/domain-connect/records/substitute'
import type { ZoneRecord } from '@/lib/domain-connect/records/zone-record'
import type { DomainTemplate } from '@/lib/domain-connect/template'

/** An application as a person or a request asks for it. */
export interface TemplateApplication {
  domain: string
  /** Labels below the domain; null, empty and `@` are its apex. */
  host: string | null
  params: Params
  groupIds?: readonly string[] | null
  redirects?: readonly RedirectRecord[] | null
  /** An id for this application where the DNS provider remembers templates; left away where it does not. */
  instanceId?: string | null
}

/**
 * Applies a template to the records of a zone, on paper: what is made, what has to go and why, and the zone afterwards.
 * Throws `TemplateError`: `host_required`, `unknown_group` where no record is of
 * the groups asked for, and those of rendering.
 * Who asked is not its business: a signature is verified before.
 */
export function applyTemplate(
  template: DomainTemplate,
  zone: readonly ZoneRecord[],
  asked: TemplateApplication,
): Applied {
  const application = applicationOf(template, asked)
  if (template.hostRequired && application.host === '') throw new TemplateError('host_required')
  assertGroups(template, asked.groupIds ?? [])
  return applyRecords(template.records, zone, application)
}

/** The same place and means, as the record processor takes them. */
export function applicationOf(
  template: Pick<DomainTemplate, 'providerId' | 'serviceId' | 'multiInstance'>,
  asked: TemplateApplication,
): Application {
  const { providerId, serviceId, multiInstance = false } = template
  const { domain, host, params, groupIds, redirects, instanceId } = asked
  return {
    domain: domain.toLowerCase().replace(/\.$/, ''),
    host: host === null || host === '@' ? '' : host.toLowerCase().replace(/\.$/, ''),
    params,
    groupIds,
    redirects,
    tracking: instanceId === undefined ? null : { id: instanceId, providerId, serviceId, multiInstance },
  }
}

/** §10.3: of several groups, one that is there will do. */
function assertGroups({ records }: DomainTemplate, groupIds: readonly string[]): void {
  if (groupIds.length === 0 || records.some(({ groupId }) => groupId && groupIds.includes(groupId))) return
  throw new TemplateError('unknown_group', { group: groupIds.join(', ') })
}
