import type { Owner } from '@/lib/core/ownership'

/**
 * Where a connection's page is: by its name, or by its id where the name may mean another one: what a person or a
 * customer owns, and everything of an integration to which each person connects their own.
 */
export function pathOfConnection(
  connection: { id: string; name: string; ownerType: Owner['ownerType'] },
  integration: { slug: string; isShared: boolean },
): string {
  const { id, name, ownerType } = connection
  const isNamed = ownerType === 'organisation' && integration.isShared
  return `/integrations/${integration.slug}/${isNamed ? encodeURIComponent(name) : id}`
}
