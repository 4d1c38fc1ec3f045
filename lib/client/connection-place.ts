import { isSlug, isUuid } from '@/lib/core/connection-key'
import { isFailing, STATUSES, type Status } from '@/lib/core/status'

/** Which part of the connections a list shows: what it is narrowed by, and where it begins. */
export interface ConnectionPlace {
  statuses: readonly Status[]
  provider: string
  /** An integration's slug. */
  integration: string
  /** `organisation`, or a user's id. */
  owner: string
  q: string
  start: number
}

/** How many a page of the list holds. */
export const PAGE_SIZE = 50

export const FAILING_STATUSES: readonly Status[] = STATUSES.filter(isFailing)

/** Reads an address's query; what cannot be meant is left out, so that a mistyped address shows the list's beginning. */
export function readPlace(query: { get: (name: string) => string | null }): ConnectionPlace {
  const words = (query.get('status') ?? '').split(',')
  const integration = query.get('integration') ?? ''
  const owner = query.get('owner') ?? ''
  const start = Number(query.get('start') ?? 0)
  return {
    statuses: STATUSES.filter((status) => words.includes(status)),
    provider: (query.get('provider') ?? '').slice(0, 64),
    integration: isSlug(integration) ? integration : '',
    owner: owner === 'organisation' || isUuid(owner) ? owner : '',
    q: (query.get('q') ?? '').trim().slice(0, 200),
    start: Number.isInteger(start) && start > 0 && start <= 1_000_000 ? start : 0,
  }
}

/** The query of a place, as the page's address and the API take it; what narrows nothing is left out. */
export function placeQuery(place: ConnectionPlace): Record<string, string> {
  const { statuses, provider, integration, owner, q, start } = place
  return {
    ...(q && { q }),
    ...(statuses.length > 0 && { status: statuses.join(',') }),
    ...(provider && { provider }),
    ...(integration && { integration }),
    ...(owner && { owner }),
    ...(start > 0 && { start: String(start) }),
  }
}

/** Where the page of a place is. */
export function placeHref(place: ConnectionPlace): string {
  const query = new URLSearchParams(placeQuery(place)).toString()
  return query ? `/integrations?${query}` : '/integrations'
}

/** Whether anything is left out of the list. */
export function isNarrowed({ statuses, provider, integration, owner, q }: ConnectionPlace): boolean {
  return statuses.length > 0 || provider !== '' || integration !== '' || owner !== '' || q !== ''
}

/** The list of everything. */
export const EVERYWHERE: ConnectionPlace = {
  statuses: [],
  provider: '',
  integration: '',
  owner: '',
  q: '',
  start: 0,
}
