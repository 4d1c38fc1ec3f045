import { heldBy } from '@/components/catalog/held'
import type { PillTone } from '@/components/ui/pill'
import type { CatalogConnector } from '@/lib/contract/catalog'
import type { Messages } from '@/lib/core/messages'
import { isFailing, type Status } from '@/lib/core/status'

/** What stands on a connector's card, and what it means. */
export interface BadgeFace {
  tone: PillTone
  word: string
  says: string | null
  warns: boolean
}

/** A connection that the customer has to do something about; one that is only out of reach mends itself. */
export function isBroken(status: Status): boolean {
  return isFailing(status) && status !== 'degraded'
}

/** Null: nothing is connected. */
export function badgeOf(
  { connections }: Pick<CatalogConnector, 'connections'>,
  { badges }: Messages['catalog'],
  t: (text: string, values: { count: number }) => string,
): BadgeFace | null {
  const statuses = connections.map(({ status }) => status)
  const held = heldBy({ connections })
    .map(({ status }) => status)
    .filter((status) => status !== 'disabled')
  const broken = held.some(isBroken)
  // What has not been tested, or does not answer, is not said to work.
  const isKnown = held.every((status) => status === 'connected')
  const face = (tone: PillTone, word: string, says: string | null) => ({
    ...{ tone, word, says },
    warns: broken,
  })
  const count = held.length
  if (count > 1 && broken) return face('warn', t(badges.someRepair, { count }), badges.repairText)
  if (count > 1) return face('ok', t(badges.many, { count }), isKnown ? badges.manyText : null)
  if (broken) return face('warn', badges.repair, badges.repairText)
  if (count === 1) return face('ok', badges.installed, isKnown ? badges.installedText : null)
  if (statuses.includes('disabled')) return face('idle', badges.paused, null)
  return statuses.includes('connecting') ? face('idle', badges.connecting, null) : null
}
