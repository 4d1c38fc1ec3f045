import type { Messages } from '@/lib/core/messages'
import { isFailing, type Status } from '@/lib/core/status'

/** What to say of a key that was just saved, by how its connection stands now. */
export function savedWords(status: Status, m: Messages): string {
  const { said } = m.key
  if (isFailing(status)) return said.draft
  return status === 'connected' ? said.connected : said.untested
}
