import { applyTemplateAction, connectDomainAction } from '@/app/(console)/domain-actions'
import { useAction } from '@/lib/client/use-action'
import { useShowDomain } from '@/lib/client/use-domain'
import { useProviderWindow } from '@/lib/client/use-provider-window'
import type { ConnectDomainInput, DomainView } from '@/lib/contract/domain'
import type { Flow } from '@/lib/core/domain'

/** Whether what its owner consented to holds the template, and still stands. */
export function hasConsent({ connection, integration }: DomainView, serviceId: string): boolean {
  const isSame = connection?.integration === integration?.slug
  const holds = connection?.status === 'connected' || connection?.status === 'degraded'
  return isSame && holds && connection.grantedScopes.includes(serviceId)
}

/** Asks for a template in one of the ways, in a window of the DNS provider’s where that takes one. */
export function useConnectDomain(domain: DomainView, onDone: () => void) {
  const show = useShowDomain()
  const opened = useProviderWindow()
  const applying = useAction(applyTemplateAction, show)
  const connecting = useAction(connect, ({ url, flow, application }) => {
    onDone()
    if (url !== null) return opened.go(url)
    opened.close()
    if (flow === 'consent') applying.submit({ domain: domain.name, application, force: false })
  })
  async function connect(input: { domain: string; wanted: ConnectDomainInput }) {
    const begun = await connectDomainAction(input)
    if (!begun.ok) opened.close()
    return begun
  }
  return {
    pending: connecting.pending || applying.pending,
    error: connecting.error ?? applying.error,
    /** Must be called by the press itself. */
    go: (wanted: ConnectDomainInput & { flow: Flow }, serviceId: string) => {
      const leaves = wanted.flow === 'page' || (wanted.flow === 'consent' && !hasConsent(domain, serviceId))
      if (leaves) opened.open(domain.window)
      connecting.submit({ domain: domain.name, wanted })
    },
  }
}
