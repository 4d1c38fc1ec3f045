import type { EventView } from '@/lib/contract/event'
import { fill } from '@/lib/core/errors'
import type { Messages } from '@/lib/core/messages'

/** Who did it, and in whose place. */
export function eventActor({ actor, target, detail }: EventView, m: Messages): string {
  const { inPlaceOf } = detail
  const name = actor.type === 'anonymous' ? m.event.nobody : actor.name
  // Who opened the catalog as a customer is told by that line's own words.
  if (typeof inPlaceOf !== 'string' || inPlaceOf === target) return name
  return fill(m.event.inPlace, { actor: name, customer: inPlaceOf })
}

/**
 * The sentence of an event, with `{actor}` and `{target}` in it; a type that this page does not know stands for itself.
 * What was about nothing that is known does not end in a colon.
 */
export function eventSentence(event: EventView, m: Messages): string {
  if (event.type === 'connection.validated' && event.detail.how === 'grant') return m.event.onConnecting
  const words: Readonly<Record<string, string>> = m.event.words
  const known = Object.hasOwn(words, event.type) ? words[event.type] : undefined
  const sentence = known ?? `{actor}: ${event.type} {target}`
  return eventTarget(event, m) === '' ? sentence.replace(/:? \{target\}$/, '') : sentence
}

/** What an event was about, where its line can say it. */
export function eventTarget(event: EventView, m: Messages): string {
  const { what } = event.detail
  const target = event.target ?? (typeof what === 'string' ? what : '')
  const things: Readonly<Record<string, string>> = m.event.things
  return event.integrationId === null && Object.hasOwn(things, target) ? (things[target] ?? target) : target
}

/** The failure that an event carries, as a short reason; null when it carries none. */
export function eventReason(event: EventView, m: Messages): string | null {
  const { code, account, target } = event.detail
  if (typeof code !== 'string') return null
  const failures: Readonly<Record<string, { message: string }>> = m.failures
  const failure = Object.hasOwn(failures, code) ? failures[code] : undefined
  if (!failure) return code
  // The log keeps codes; whose name would fill the sentence is told by the line itself.
  const reason = fill(failure.message, {
    provider: m.event.theProvider,
    account: typeof account === 'string' ? account : m.event.anotherAccount,
    previous: m.event.anotherAccount,
    target: typeof target === 'string' ? target : m.event.theAddress,
    scopes: m.event.aScope,
  })
  return reason.charAt(0).toUpperCase() + reason.slice(1)
}

/** The page of what the event is about; null when it has none, or has been deleted with it. */
export function eventPath({ type, target, integrationId, connectionId }: EventView): string | null {
  if (!target || integrationId === null || type === 'integration.deleted') return null
  const [slug] = target.split(':')
  return connectionId === null ? `/integrations/${slug}` : `/integrations/${slug}/${connectionId}`
}
