import 'server-only'
import { type Actor, inPlaceOf, whoActs } from '@/lib/core/actor'
import type { EventType, Outcome } from '@/lib/core/event'
import { type Db, transaction } from '@/lib/store/database'
import { appendEvents, type NewEvent } from '@/lib/store/events'
import { link } from '@/lib/vault/chain'

/** One line for the change log. `detail` is redacted by whoever fills it: ids, names, codes, never a secret. */
export interface Happening {
  type: EventType
  outcome?: Outcome
  integrationId?: string | null
  connectionId?: string | null
  target?: string | null
  detail?: Record<string, unknown>
}

/** Writes the line as part of the transaction that made the change, as its last statement. */
export function recordEvent(tx: Db, actor: Actor, happening: Happening): Promise<void> {
  return recordEvents(tx, [lineOf(actor, happening)])
}

/** Writes the lines of several changes that one transaction made. */
export function recordEvents(tx: Db, lines: readonly NewEvent[]): Promise<void> {
  return appendEvents(tx, lines, link)
}

/** What happened, as the log keeps it. */
export function lineOf(actor: Actor, happening: Happening): NewEvent {
  const {
    type,
    outcome = 'success',
    integrationId = null,
    connectionId = null,
    target = null,
    detail = {},
  } = happening
  const customer = inPlaceOf(actor)?.toWellFormed()
  return {
    type,
    outcome,
    ...whoActs(actor),
    address: actor.address,
    requestId: actor.requestId,
    integrationId,
    connectionId,
    // PostgreSQL would put U+FFFD in the place of half a character, and the chain value would vouch for another text.
    target: target?.toWellFormed() ?? null,
    detail: { ...detail, ...(customer !== undefined && { inPlaceOf: customer }) },
  }
}

/** Writes a line that goes with no other change. */
export function announce(actor: Actor, happening: Happening): Promise<void> {
  return transaction((tx) => recordEvent(tx, actor, happening))
}
