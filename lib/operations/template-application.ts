import 'server-only'
import type { Application } from '@/lib/domain-connect/application'
import type { DomainTemplate } from '@/lib/domain-connect/template'

/** A template as either flow is asked for it; names that it shares are said with it. */
export function templateApplication(
  template: DomainTemplate,
  asked: { params?: unknown; groupIds?: readonly string[]; instanceId?: string | undefined },
): Application {
  const { providerId, serviceId, providerName, serviceName } = template
  const { params = {}, groupIds = [], instanceId } = asked
  const sharesProvider = template.sharedProviderName ?? template.shared ?? false
  return {
    ...{ providerId, serviceId, params: params as Record<string, string>, groupIds },
    ...(instanceId && { instanceId }),
    ...(sharesProvider && { providerName }),
    ...(template.sharedServiceName && { serviceName }),
  }
}
