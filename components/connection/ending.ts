import type { useMessages } from '@/lib/client/use-messages'
import type { ConnectionView } from '@/lib/contract/connection'
import type { Messages } from '@/lib/core/messages'

/** What becomes of a connection's access at the provider when it is forgotten here. */
export function endingOf(
  { revokes, revocationNote, authType, provider }: ConnectionView,
  m: Messages,
  t: ReturnType<typeof useMessages>['t'],
): string {
  const values = { provider: provider.name }
  if (revokes) return t(m.connection.disconnect.revokes, values)
  if (authType !== 'oauth2') return [t(m.key.endNote, values), revocationNote].filter(Boolean).join(' ')
  return revocationNote ?? t(m.connection.disconnect.cannotRevoke, values)
}
