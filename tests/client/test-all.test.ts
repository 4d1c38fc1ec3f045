import { describe, expect, it } from 'vitest'
import { ApiError } from '@/lib/client/fetcher'
import { AT_ONCE, type TestRun, testAll } from '@/lib/client/test-all'
import type { ConnectionPage, ConnectionView, TestResult } from '@/lib/contract/connection'
import { STATUSES, type Status } from '@/lib/core/status'

const PAGE = 5

interface House {
  statuses: readonly Status[]
  /** What a test of the n-th answers; nothing: it works. */
  answer?: (n: number, attempt: number) => unknown
}

const apiError = (status: number, code: string, retryAfter: number | null = null) =>
  new ApiError(status, { code, message: `It said ${code}.`, requestId: 'r' }, retryAfter)

const FAILS = { status: 'error', failure: { message: 'Refused.' } }

/** Connections 0…n as the API would page and test them, and what became of a run over them. */
function houseOf({ statuses, answer = () => null }: House) {
  const connections = statuses.map((status, n) => ({
    ...{ id: `id-${n}`, name: `name-${n}`, status, integration: { slug: 'acme' }, owner: { name: null } },
    connectedAt: status === 'not_connected' ? null : '2026-01-01T00:00:00Z',
  })) as unknown as ConnectionView[]
  const attempts = new Map<string, number>()
  const seen = { tested: [] as string[], most: 0, waited: [] as number[], pages: [] as number[] }
  const runs: TestRun[] = []
  const stop = new AbortController()
  let open = 0
  const doors = {
    list: async (start: number) => {
      seen.pages.push(start)
      const items = connections.slice(start, start + PAGE)
      const counts = Object.fromEntries(
        STATUSES.map((status) => [status, statuses.filter((one) => one === status).length]),
      )
      return { items, start, total: connections.length, counts } as unknown as ConnectionPage
    },
    test: async (id: string) => {
      const attempt = (attempts.get(id) ?? 0) + 1
      attempts.set(id, attempt)
      seen.tested.push(id)
      seen.most = Math.max(seen.most, ++open)
      await new Promise((resolve) => setImmediate(resolve))
      open--
      const said = answer(Number(id.slice(3)), attempt)
      if (said instanceof Error) throw said
      return { check: said ?? { status: 'ok', failure: null } } as unknown as TestResult
    },
    wait: async (ms: number) => void seen.waited.push(ms),
  }
  return {
    seen,
    stop,
    runs,
    run: async () => {
      await testAll(doors, stop.signal, (run) => runs.push(run))
      return runs.at(-1)
    },
  }
}

const many = (count: number): Status[] => Array.from({ length: count }, () => 'connected')
const names = (connections: readonly { name: string }[] | undefined) => connections?.map(({ name }) => name)

describe('testing all connections', () => {
  it('tests each one once, page by page, four at a time, and names those that failed', async () => {
    const house = houseOf({
      statuses: many(12),
      answer: (n) => (n === 3 || n === 11 ? FAILS : null),
    })
    const end = await house.run()
    expect(end).toMatchObject({ state: 'done', total: 12, tested: 12, unanswered: [] })
    expect(names(end?.failed)?.sort()).toEqual(['name-11', 'name-3'])
    expect(new Set(house.seen.tested).size).toBe(12)
    expect(house.seen.tested).toHaveLength(12)
    expect(house.seen.most).toBe(AT_ONCE)
    expect(house.seen.pages).toEqual([0, 5, 10])
  })

  it('knows from the first page how many there are, and leaves out what cannot be tested', async () => {
    const house = houseOf({
      statuses: ['disabled', 'connected', 'not_connected', 'needs_reauth', 'degraded', 'unverified'],
    })
    const end = await house.run()
    expect(house.runs[0]).toMatchObject({ total: 4, tested: 0 })
    expect(end).toMatchObject({ state: 'done', total: 4, tested: 4 })
    expect(house.seen.tested.sort()).toEqual(['id-1', 'id-3', 'id-4', 'id-5'])
  })

  it('reads no further page once it is stopped, and counts what was begun', async () => {
    const house = houseOf({
      statuses: many(40),
      answer: (n) => (n === 5 ? void house.stop.abort() : null),
    })
    const end = await house.run()
    expect(end?.state).toBe('stopped')
    expect(end?.tested).toBe(house.seen.tested.length)
    expect(end?.tested).toBeLessThan(5 + 2 * AT_ONCE)
    expect(house.runs.some(({ state }) => state === 'stopping')).toBe(true)
  })

  it('waits as long as the limit says, and goes on with the same one', async () => {
    const house = houseOf({
      statuses: many(6),
      answer: (n, attempt) => (n === 2 && attempt === 1 ? apiError(429, 'too_many_requests', 17) : null),
    })
    const end = await house.run()
    expect(end).toMatchObject({ state: 'done', tested: 6, failed: [] })
    expect(house.seen.waited).toEqual([17_000])
    expect(house.runs.some(({ state }) => state === 'waiting')).toBe(true)
  })

  it('gives up on one that the limit never lets through, and says so of it alone', async () => {
    const house = houseOf({
      statuses: many(3),
      answer: (n) => (n === 1 ? apiError(429, 'too_many_requests') : null),
    })
    const end = await house.run()
    expect(end).toMatchObject({ state: 'done', tested: 3, failed: [] })
    expect(names(end?.unanswered)).toEqual(['name-1'])
  })

  it.each(['not_found', 'not_connected', 'connection_disabled'])(
    'one that has gone meanwhile (%s) is not counted',
    async (code) => {
      const house = houseOf({ statuses: many(6), answer: (n) => (n === 4 ? apiError(409, code) : null) })
      expect(await house.run()).toMatchObject({
        ...{ state: 'done', total: 5, tested: 5, failed: [], unanswered: [] },
      })
    },
  )

  it('a fault of ours, or of the network, is no failure of the connection', async () => {
    const house = houseOf({
      statuses: many(6),
      answer: (n) => (n === 1 ? apiError(500, 'internal') : n === 4 ? new TypeError('no network') : null),
    })
    const end = await house.run()
    expect(end).toMatchObject({ state: 'done', tested: 6, failed: [] })
    expect(names(end?.unanswered)?.sort()).toEqual(['name-1', 'name-4'])
  })

  it.each([
    [401, 'session_ended'],
    [403, 'forbidden'],
    [409, 'cannot_test'],
    [409, 'integration_disabled'],
  ])('what would be the same for all (%i %s) ends it, with the reason', async (status, code) => {
    const house = houseOf({ statuses: many(40), answer: () => apiError(status, code) })
    expect(await house.run()).toMatchObject({ state: 'broken', tested: 0, why: `It said ${code}.` })
    expect(house.seen.tested.length).toBeLessThanOrEqual(AT_ONCE)
  })

  it('nobody there any more ends it, rather than asking for each', async () => {
    const house = houseOf({ statuses: many(40), answer: () => new TypeError('no network') })
    expect(await house.run()).toMatchObject({ state: 'broken', why: null })
    expect(house.seen.tested.length).toBeLessThanOrEqual(3 * AT_ONCE)
  })

  it('an empty integration is done at once', async () => {
    expect(await houseOf({ statuses: [] }).run()).toMatchObject({ state: 'done', tested: 0 })
  })
})
