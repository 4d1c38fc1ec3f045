import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { lookAtApplication } from '@/lib/operations/look-at-application'
import { claimDue, findApplication } from '@/lib/store/domain-applications'

/** Looked at in one round, and how long one process has them to itself. */
const MOST = 10
const CLAIM_MS = 60_000

/** Looks up in DNS whatever is due, the longest due first. Answers how many there were. */
export async function verifyDueDomains(actor: Actor): Promise<number> {
  const now = new Date()
  const ids = await claimDue(now, new Date(now.getTime() + CLAIM_MS), MOST)
  for (const id of ids) {
    const row = await findApplication(id)
    if (row) await lookAtApplication(actor, row)
  }
  return ids.length
}
