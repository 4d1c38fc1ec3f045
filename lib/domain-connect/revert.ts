import { type DomainGrant, post, refusalOf } from '@/lib/domain-connect/api-request'
import { type TemplateName, templatePath } from '@/lib/domain-connect/application'
import { optional } from '@/lib/domain-connect/parameters'

/**
 * Takes a template's records away again, of one instance or, without an instance id, of all. Throws
 * `template_not_applied` where there is nothing to take away, `dns_not_offered` where the provider cannot, else as
 * `apply` does.
 */
export async function revert(
  grant: DomainGrant,
  template: TemplateName & { instanceId?: string },
): Promise<void> {
  const { zone, host } = grant.config
  const pairs = [
    ['domain', zone] as const,
    ...optional('host', host),
    ...optional('instanceId', template.instanceId),
  ]
  const answer = await post(grant, `${templatePath(template)}/revert`, pairs)
  if (answer.status < 200 || answer.status > 299) throw refusalOf(answer, grant)
}
