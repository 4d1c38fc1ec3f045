import { isSlug } from '@/lib/core/connection-key'
import { isFailing, STATUSES, type Status } from '@/lib/core/status'

/** Which part of the customers, or of the groups, a list shows. */
export interface SubjectPlace {
  list: 'subjects' | 'groups'
  q: string
  /** `failing`, or a status. */
  status: Status | 'failing' | ''
  /** An integration's slug. */
  integration: string
  start: number
}

/** How many a page of the list holds. */
export const SUBJECTS_PER_PAGE = 50

/** Reads an address's query; what cannot be meant is left out, so that a mistyped address shows the list's beginning. */
export function readSubjectPlace(
  list: SubjectPlace['list'],
  query: { get: (name: string) => string | null },
): SubjectPlace {
  const status = query.get('status') ?? ''
  const integration = query.get('integration') ?? ''
  const start = Number(query.get('start') ?? 0)
  return {
    list,
    q: (query.get('q') ?? '').trim().slice(0, 200),
    status: status === 'failing' ? status : (STATUSES.find((one) => one === status) ?? ''),
    integration: isSlug(integration) ? integration : '',
    start: Number.isInteger(start) && start > 0 && start <= 1_000_000 ? start : 0,
  }
}

/** Where the page of a place is; what narrows nothing is left out. */
export function subjectsHref({ list, q, status, integration, start }: SubjectPlace): string {
  const query = new URLSearchParams({
    ...(q && { q }),
    ...(status && { status }),
    ...(integration && { integration }),
    ...(start > 0 && { start: String(start) }),
  }).toString()
  return query ? `/${list}?${query}` : `/${list}`
}

/** The statuses that a place asks for; null: whatever they are. */
export function statusesOf({ status }: SubjectPlace): Status[] | null {
  if (status === '') return null
  return status === 'failing' ? STATUSES.filter(isFailing) : [status]
}

export function isNarrowedPlace({ q, status, integration }: SubjectPlace): boolean {
  return q !== '' || status !== '' || integration !== ''
}

/** A list from its beginning. */
export function everybody(list: SubjectPlace['list']): SubjectPlace {
  return { list, q: '', status: '', integration: '', start: 0 }
}

/** Where a customer's page is. */
export function subjectPath(externalId: string): string {
  return `/subjects/${encodeURIComponent(externalId)}`
}

/** Where a group's page is. */
export function groupPath(externalId: string): string {
  return `/groups/${encodeURIComponent(externalId)}`
}
