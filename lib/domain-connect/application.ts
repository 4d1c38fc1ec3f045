import { PatchbayError } from '@/lib/core/errors'
import type { DomainConfig } from '@/lib/domain-connect/config'
import { groupIdOf, optional, segment, variablesOf } from '@/lib/domain-connect/parameters'

/** A template, as providers name it. */
export interface TemplateName {
  providerId: string
  serviceId: string
}

/** A template to be applied, and with what. */
export interface Application extends TemplateName {
  /** The template's variables. */
  params?: Readonly<Record<string, string>>
  /** All of its groups unless told. */
  groupIds?: string | readonly string[]
  /** Which one of several, for templates that can be applied more than once. */
  instanceId?: string
  /** Only for templates that share their provider's or service's name. */
  providerName?: string
  serviceName?: string
}

/** The path under which both flows know a template. Throws `invalid_input`. */
export function templatePath({ providerId, serviceId }: TemplateName): string {
  return `/v2/domainTemplates/providers/${segment(providerId)}/services/${segment(serviceId)}`
}

/** What an application says on either flow. Throws `reserved_parameter`, `invalid_input`. */
export function applicationPairs(config: DomainConfig, application: Application): [string, string][] {
  return [
    ['domain', config.zone],
    ...optional('host', config.host),
    ...groupIdOf(application.groupIds),
    ...optional('instanceId', application.instanceId),
    ...optional('providerName', application.providerName),
    ...optional('serviceName', application.serviceName),
    ...variablesOf(application.params),
  ]
}

/** The address of a flow's page. Throws `flow_not_offered`. */
export function pageOf(config: DomainConfig, flow: 'sync' | 'async'): string {
  const url = flow === 'sync' ? config.urlSyncUx : config.urlAsyncUx
  if (url === null)
    throw new PatchbayError('flow_not_offered', { params: { provider: config.providerName, flow } })
  return url
}
