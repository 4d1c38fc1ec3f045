import 'server-only'
import type { IntegrationMessage } from '@/lib/contract/in-process'
import { DEFAULT_NAME } from '@/lib/core/connection-key'
import { messageTypeOf } from '@/lib/core/integration-message'
import { bus } from '@/lib/events/bus'
import { log } from '@/lib/log'
import { type EventRecord, lastSequence, listEventsAfter } from '@/lib/store/events'
import { listen } from '@/lib/store/listen'
import { findProviderKey } from '@/lib/store/provider-key'

const MOST_AT_ONCE = 500

/**
 * Tells `subscriber` of every later change to an integration or connection, made by whichever process, in the order of
 * the log and once each, until the returned function is called. What it throws is logged, and keeps nobody else from
 * hearing. Resolves once its place in the log is fixed: nothing after that is missed.
 */
export async function followMessages(
  subscriber: (message: IntegrationMessage) => unknown,
): Promise<() => void> {
  bus().start(listen)
  let queue = Promise.resolve()
  let upTo = await lastSequence()
  let stopped = false
  const readOn = async () => {
    for (let more = true; more && !stopped; ) {
      const events = await listEventsAfter(upTo, MOST_AT_ONCE)
      for (const event of events) {
        upTo = event.sequence
        if (!stopped) await tell(subscriber, event)
      }
      more = events.length === MOST_AT_ONCE
    }
  }
  const read = () => {
    // A read that fails is made good by the next tick.
    queue = queue
      .then(readOn)
      .catch((error) => log().warn({ err: error }, 'the change log could not be read'))
  }
  const leave = bus().subscribe((tick) => {
    if (tick !== 'lost') read()
  })
  // What was committed between the two.
  read()
  await queue
  return () => {
    stopped = true
    leave()
  }
}

async function tell(subscriber: (message: IntegrationMessage) => unknown, event: EventRecord): Promise<void> {
  try {
    const message = await messageOf(event)
    if (message) await subscriber(message)
  } catch (error) {
    log().warn({ err: error, sequence: String(event.sequence) }, 'a subscriber failed')
  }
}

/** An event in PhoenixKit's words: what happened to what. Nothing of its detail but a failure's code. */
async function messageOf(event: EventRecord): Promise<IntegrationMessage | null> {
  const type = messageTypeOf(event.type)
  if (!type || event.target === null) return null
  const [slug = '', name = DEFAULT_NAME] = event.target.split(':')
  const provider = (event.integrationId && (await findProviderKey(event.integrationId))) || slug
  const subject = { key: event.target, uuid: event.connectionId, provider, name }
  if (type !== 'validated') return { type, ...subject }
  const { code } = event.detail as { code?: unknown }
  const isOk = event.outcome === 'success'
  return { type, ...subject, result: isOk ? 'ok' : { error: typeof code === 'string' ? code : 'unknown' } }
}
