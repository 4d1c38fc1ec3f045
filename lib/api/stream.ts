import 'server-only'
import type { ApiContext } from '@/lib/api/context'
import { type Follower, followLog } from '@/lib/api/log-follower'
import { ownConnections } from '@/lib/api/own-events'
import { MOST_STREAMS, type OpenStream, streams } from '@/lib/api/streams'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { metrics } from '@/lib/metrics'
import { identifyAgain } from '@/lib/operations/identify-again'
import { requireSubject } from '@/lib/operations/subject-connection'

/** Proxies drop quiet connections, a dead client is found by writing to it, and a dead server by its silence. */
const HEARTBEAT_MS = 20_000

/**
 * Opens the live stream (WHATWG HTML §9.2): ids, types and statuses of what changed, for whoever may see it.
 * `Last-Event-ID` resumes; garbage there is ignored. Throws `unauthenticated`, `forbidden` or `too_many_streams`.
 */
export async function openStream(c: ApiContext): Promise<Response> {
  const actor = c.get('actor')
  if (actor.type !== 'subject') permit(actor, 'read_events')
  // A token ends in a while, and nobody would hear of it here.
  else if (requireSubject(actor).sessionId === null) throw new PatchbayError('session_required')
  const owner = 'id' in actor ? actor.id : actor.type
  const mine = [...streams()].filter((stream) => stream.owner === owner)
  if (mine.length >= MOST_STREAMS) throw new PatchbayError('too_many_streams')

  const own = await ownConnections(actor)
  const last = /^\d{1,18}$/.exec(c.req.header('last-event-id') ?? '')
  const after = last ? BigInt(last[0]) : null
  let end = () => {}
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      end = run(controller, { actor, own, owner }, after)
    },
    cancel: () => end(),
  })
  c.req.raw.signal.addEventListener('abort', () => end())
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}

/** Keeps one stream going, and answers the function that ends it. */
function run(
  controller: ReadableStreamDefaultController<Uint8Array>,
  { actor, own, owner }: { actor: Actor; own: Set<string>; owner: string },
  after: bigint | null,
): () => void {
  const encoder = new TextEncoder()
  let open = true
  const stream: OpenStream = {
    owner,
    send: (frame) => {
      if (open) controller.enqueue(encoder.encode(frame))
    },
    close: (lastFrame) => {
      stream.send(lastFrame)
      end()
      controller.close()
    },
  }
  const look = () => void beat(stream, actor)
  const follower: Follower = {
    ...{ actor, own },
    send: stream.send,
    doubt: look,
    // Whoever hears it reads everything, so that it must not come before what they would hear.
    begin: () => stream.send('retry: 1000\nevent: hello\ndata: {}\n\n'),
    fail: () => {
      if (open) stream.close('retry: 1000\n\n')
    },
  }
  const unfollow = followLog(follower, after)
  const heartbeat = setInterval(look, HEARTBEAT_MS)
  const end = () => {
    open = false
    clearInterval(heartbeat)
    unfollow()
    streams().delete(stream)
    metrics().streams.set(streams().size)
  }
  streams().add(stream)
  metrics().streams.set(streams().size)
  return end
}

/** A long-lived stream outlives many decisions: at each beat, and when one is heard of, session or key is read again. */
async function beat(stream: OpenStream, actor: Actor): Promise<void> {
  const stillThere = await identifyAgain(actor).catch(() => true)
  if (!streams().has(stream)) return
  if (stillThere) stream.send('event: beat\ndata: {}\n\n')
  else stream.close('event: signed-out\ndata: {}\n\n')
}
