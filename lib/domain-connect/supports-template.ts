import { type TemplateName, templatePath } from '@/lib/domain-connect/application'
import type { DomainConfig } from '@/lib/domain-connect/config'
import { askStranger, type Door } from '@/lib/domain-connect/door'
import { failureOfAnswer } from '@/lib/oauth/failures'

/**
 * Whether a DNS provider knows a template. To be asked before anybody is sent to its pages. Throws `unsafe_host`,
 * `ProviderFailure`, `invalid_input`.
 */
export async function templateSupported(
  config: DomainConfig,
  template: TemplateName,
  door: Pick<Door, 'fetch'>,
): Promise<boolean> {
  const answer = await askStranger(door, config.urlApi + templatePath(template))
  if (answer.status >= 200 && answer.status < 300) return true
  if (answer.status === 404) return false
  throw failureOfAnswer(answer, 'account')
}
