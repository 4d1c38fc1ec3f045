import 'server-only'
import type { ConnectLinkState } from '@/lib/contract/catalog'
import { findConnectLink } from '@/lib/store/connect-links'
import { digest } from '@/lib/vault/digest'

/**
 * Looks at a link without using it up: scanners of mail, and previews of chats, open what people are sent. Whose it is,
 * is told to whoever holds it, who could open it as well.
 */
export async function readConnectLink(secret: string): Promise<ConnectLinkState> {
  const link = await findConnectLink(digest(secret))
  if (!link) return { type: 'unknown' }
  const { subjectId, subject, openedAt, expiresAt } = link
  if (openedAt !== null) return { type: 'used', subjectId }
  if (expiresAt <= new Date()) return { type: 'expired', subjectId }
  return { type: 'open', subjectId, name: subject.name ?? subject.externalId }
}
