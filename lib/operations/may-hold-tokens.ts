import 'server-only'
import type { SubjectActor } from '@/lib/core/actor'
import { readCatalogSettings } from '@/lib/operations/read-catalog-settings'

/**
 * Whether a subject's own browser may be told access tokens: where the organisation says so, never in a group, whose
 * tokens are its other members' too, and never an admin who looks through a customer's eyes.
 */
export async function mayHoldTokens({ groupId, openedBy }: SubjectActor): Promise<boolean> {
  return groupId === null && !openedBy && (await readCatalogSettings()).browserTokens
}
