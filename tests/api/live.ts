import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest'
import { closeStreams } from '@/lib/api/streams'
import { systemActor } from '@/lib/core/actor'
import type { EventType } from '@/lib/core/event'
import { bus } from '@/lib/events/bus'
import { announce } from '@/lib/operations/record-event'
import { listen } from '@/lib/store/listen'
import { closeHouse, openHouse } from '../support/house'
import { ask, type Caller, person } from './callers'

/** An open live stream, and what has come out of it so far. */
export class Live {
  text = ''
  ended = false
  constructor(
    readonly response: Response,
    readonly reader = response.body?.getReader(),
  ) {
    void this.drain()
  }

  private async drain(): Promise<void> {
    const decoder = new TextDecoder()
    for (;;) {
      // One that breaks off has ended too.
      const part = await this.reader?.read().catch(() => null)
      if (!part || part.done) break
      this.text += decoder.decode(part.value, { stream: true })
    }
    this.ended = true
  }

  /** Each event's id and what it says. */
  get changes(): { id: string; type: string; integrationId: string | null; status: string | null }[] {
    const frames = this.text.split('\n\n').filter((frame) => frame.includes('event: change'))
    return frames.map((frame) => ({
      id: /^id: (\d+)$/m.exec(frame)?.[1] ?? '',
      ...JSON.parse(/^data: (.*)$/m.exec(frame)?.[1] ?? '{}'),
    }))
  }
}

export async function open(caller: Caller, headers: Caller = {}): Promise<Live> {
  return new Live(await ask({ ...caller, accept: 'text/event-stream', ...headers }, 'GET', '/events'))
}

/** Something that happened. */
export const change = (
  type: EventType = 'connection.validated',
  integrationId: string | null = null,
  detail = {},
) => announce(systemActor('test'), { type, integrationId, detail })

/** Long enough for anything that is under way to arrive. */
export async function settle(live: Live): Promise<void> {
  const marker = crypto.randomUUID()
  const probe = await open(await person('admin'))
  await expect.poll(() => probe.text).toContain('hello')
  await change('integration.updated', marker)
  await expect.poll(() => probe.text).toContain(marker)
  await probe.reader?.cancel()
  expect(live.response.status).toBe(200)
}

/** A house for the tests of a file that hears of what is committed; heartbeats come when a test says so. */
export function openLiveHouse(): void {
  beforeAll(async () => {
    await openHouse([])
    bus().start(listen)
  })
  beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
  afterEach(() => {
    vi.useRealTimers()
    closeStreams()
  })
  afterAll(async () => {
    await bus().close()
    await closeHouse()
  })
}
