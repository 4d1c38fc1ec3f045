import { beforeAll, expect, it, vi } from 'vitest'
import { streams } from '@/lib/api/streams'
import { type Caller, person } from './callers'
import { change, open, openLiveHouse } from './live'

/** What the next stream waits for before it knows where the log ends. */
const log = vi.hoisted(() => ({ gate: Promise.resolve() }))
vi.mock('@/lib/store/events', async (original) => {
  const real = await original<typeof import('@/lib/store/events')>()
  return { ...real, lastSequence: () => log.gate.then(real.lastSequence) }
})

let viewer: Caller

openLiveHouse()
beforeAll(async () => {
  viewer = await person('viewer')
})

it('a stream says hello when nothing can be missed any more, and not before', async () => {
  let know = () => {}
  log.gate = new Promise((resolve) => {
    know = resolve
  })
  const live = await open(viewer)
  await change('connection.validated')
  expect(live.text).toBe('')
  know()
  await expect.poll(() => live.text).toContain('hello')
  await change('connection.degraded')
  await expect.poll(() => live.changes.map(({ type }) => type)).toEqual(['connection.degraded'])
})

it('a stream that could not begin to follow the log ends, so that its client comes back', async () => {
  const refused = Promise.reject(new Error('the database went away'))
  refused.catch(() => {})
  log.gate = refused
  const live = await open(viewer)
  await expect.poll(() => live.ended).toBe(true)
  expect(live.text).toBe('retry: 1000\n\n')
  expect(streams().size).toBe(0)
})
