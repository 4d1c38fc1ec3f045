import { useLiveView } from '@/lib/client/use-live-view'
import type { IntegrationView } from '@/lib/contract/integration'

/** One integration, kept true; by id, so that a change of its slug does not lose it. */
export function useIntegration(initial: IntegrationView) {
  return useLiveView<IntegrationView>(`/api/integrations/${initial.id}`, initial)
}
