import { useSWRConfig } from 'swr'
import { useLiveView } from '@/lib/client/use-live-view'
import type { DomainPage, DomainView } from '@/lib/contract/domain'

const path = (name: string) => `/api/domains/${name}`

/** One domain, kept true. */
export function useDomain(initial: DomainView) {
  return useLiveView<DomainView>(path(initial.name), initial)
}

/** The domains, kept true. */
export function useDomains(initial: DomainPage) {
  return useLiveView<DomainPage>('/api/domains?count=1000', initial)
}

/** Shows at once what an action has just answered, without waiting for the stream. */
export function useShowDomain(): (domain: DomainView) => void {
  const { mutate } = useSWRConfig()
  return (domain) => void mutate(path(domain.name), domain, { revalidate: false })
}
