import 'server-only'
import type { EventPage, EventQuery, EventView } from '@/lib/contract/event'
import { type Actor, boundTo } from '@/lib/core/actor'
import { hiddenEventPrefixes } from '@/lib/core/event'
import { permit } from '@/lib/core/permission'
import * as store from '@/lib/store/events'

/** A page of the change log, newest first; only what the actor may see, which is also all that is counted. */
export async function listEvents(actor: Actor, query: EventQuery): Promise<EventPage> {
  permit(actor, 'read_events')
  const filter = {
    before: query.before === undefined ? null : BigInt(query.before),
    connectionId: query.connection ?? null,
    hiddenPrefixes: hiddenEventPrefixes(actor),
    ...{ type: query.type, outcome: query.outcome, actorId: query.actor, requestId: query.request },
    ...(query.from && { from: new Date(query.from) }),
    ...(query.to && { to: new Date(query.to) }),
    integrationIds: boundTo(actor),
  }
  const rows = await store.listEvents(filter, query.count + 1)
  const events = rows.slice(0, query.count).map(viewEvent)
  return { events, nextBefore: rows.length > query.count ? (events.at(-1)?.sequence ?? null) : null }
}

function viewEvent(event: store.EventRecord): EventView {
  return {
    sequence: String(event.sequence),
    at: event.at.toISOString(),
    type: event.type,
    outcome: event.outcome as EventView['outcome'],
    actor: { type: event.actorType, id: event.actorId, name: event.actorName },
    target: event.target,
    integrationId: event.integrationId,
    connectionId: event.connectionId,
    requestId: event.requestId,
    address: event.address,
    detail: event.detail as Record<string, unknown>,
  }
}
