import { useLiveView } from '@/lib/client/use-live-view'
import type { IntegrationView } from '@/lib/contract/integration'

export interface IntegrationPage {
  items: IntegrationView[]
  total: number
}

/** The API's HAL list. */
interface HalIntegrations {
  _embedded: { 'inf:integration': IntegrationView[] }
  total: number
}

export interface ListPlace {
  start: number
  count: number
  q: string
}

export function listPath({ start, count, q }: ListPlace): string {
  const query = new URLSearchParams({ start: String(start), count: String(count) })
  if (q) query.set('q', q)
  return `/api/integrations?${query}`
}

/** A page of the integrations with their connections, kept true. */
export function useIntegrations(place: ListPlace, initial: HalIntegrations | undefined) {
  const { data, error, isLoading, isValidating } = useLiveView<HalIntegrations>(listPath(place), initial)
  const page: IntegrationPage | undefined = data && {
    items: data._embedded['inf:integration'],
    total: data.total,
  }
  return { page, error, isLoading, isValidating }
}

/** What the server rendered, in the form that the API would have answered. */
export function asHal({ items, total }: IntegrationPage): HalIntegrations {
  return { _embedded: { 'inf:integration': items }, total }
}
