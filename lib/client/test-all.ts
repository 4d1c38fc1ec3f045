import { ApiError } from '@/lib/client/fetcher'
import type { ConnectionPage, ConnectionView, TestResult } from '@/lib/contract/connection'
import { UNTESTED } from '@/lib/core/status'

/** A connection that is named in the summary. */
export interface NamedConnection {
  id: string
  name: string
  slug: string
  /** What the person is called whose it is; null: nobody's. */
  owner: string | null
}

/** How far the testing of all connections of an integration has come. */
export interface TestRun {
  /** `waiting`: for the limit of tests a minute. `stopping`: what was begun is waited for. `broken`: it could not go on. */
  state: 'running' | 'waiting' | 'stopping' | 'done' | 'stopped' | 'broken'
  /** How many there are to test; null: not known yet. */
  total: number | null
  /** Those about which there is an answer, or none to be had. */
  tested: number
  failed: readonly NamedConnection[]
  /** Those about which Patchbay itself did not answer properly. */
  unanswered: readonly NamedConnection[]
  /** Why it is broken; null: Patchbay did not answer. */
  why: string | null
}

export const BEGUN: TestRun = {
  state: 'running',
  total: null,
  tested: 0,
  failed: [],
  unanswered: [],
  why: null,
}

export const isOver = ({ state }: TestRun): boolean =>
  state === 'done' || state === 'stopped' || state === 'broken'

/** What a run works with: the pages of the integration's connections, one test, and the clock. */
export interface TestDoors {
  list: (start: number) => Promise<ConnectionPage>
  test: (id: string) => Promise<TestResult>
  /** Ends early when the signal is aborted. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
}

export const AT_ONCE = 4
/** So many unanswered calls one after the other, and nobody is there. */
const MOST_UNANSWERED = AT_ONCE
/** So often the limit is waited for, for one connection: others may be using it up too. */
const MOST_WAITS = 30
const shortestWaitSeconds = 1

/** Whether there is something to test, and nobody has switched it off. */
function isTestable({ connectedAt, status }: Pick<ConnectionView, 'connectedAt' | 'status'>): boolean {
  return connectedAt !== null && !UNTESTED.includes(status)
}

/**
 * Tests every connection that the pages list, four at a time, and tells after each how far it is. One that fails or has
 * gone meanwhile does not end it; an aborted signal does, after what was begun. Never throws: the last it tells is how it
 * ended.
 */
export async function testAll(
  doors: TestDoors,
  signal: AbortSignal,
  tell: (run: TestRun) => void,
): Promise<void> {
  const tally = new Tally(tell)
  const goesOn = () => !signal.aborted && tally.run.state !== 'broken'
  const testOne = async (connection: ConnectionView) => {
    for (let waits = 0; goesOn(); waits++) {
      try {
        const { check } = await doors.test(connection.id)
        return tally.count(connection, check.status === 'ok' ? null : 'failed')
      } catch (error) {
        if (verdictOn(error) !== 'later' || waits === MOST_WAITS) return tally.settle(connection, error)
        tally.turn('running', 'waiting')
        await doors.wait(waitOf(error), signal)
        if (goesOn()) tally.turn('waiting', 'running')
      }
    }
  }
  const queue = testable(doors.list, (total) => tally.change({ total }))
  const work = async () => {
    for (let next = await queue.next(); !next.done && goesOn(); next = await queue.next())
      await testOne(next.value)
  }
  const stop = () => tally.run.state !== 'broken' && tally.change({ state: 'stopping' })
  signal.addEventListener('abort', stop, { once: true })
  await Promise.all(Array.from({ length: AT_ONCE }, () => work().catch((error) => tally.breakOff(error))))
  signal.removeEventListener('abort', stop)
  if (tally.run.state !== 'broken') tally.change({ state: signal.aborted ? 'stopped' : 'done' })
}

/** What a run has found so far. */
class Tally {
  run = BEGUN
  private silentInARow = 0
  private readonly tell: (run: TestRun) => void

  constructor(tell: (run: TestRun) => void) {
    this.tell = tell
  }

  change(part: Partial<TestRun>): void {
    this.run = { ...this.run, ...part }
    this.tell(this.run)
  }

  turn(from: TestRun['state'], to: TestRun['state']): void {
    if (this.run.state === from) this.change({ state: to })
  }

  /** One more is through: it passed, or is to be named. */
  count(connection: ConnectionView, under: 'failed' | 'unanswered' | null): void {
    if (under !== 'unanswered') this.silentInARow = 0
    const tested = this.run.tested + 1
    const { id, name, integration, owner } = connection
    const named = under && {
      [under]: [...this.run[under], { id, name, slug: integration.slug, owner: owner.name }],
    }
    this.change({ tested, total: Math.max(this.run.total ?? 0, tested), ...named })
  }

  /** What an error means for the run. */
  settle(connection: ConnectionView, error: unknown): void {
    const verdict = verdictOn(error)
    if (verdict === 'silent') this.silentInARow++
    if (verdict === 'over' || this.silentInARow >= MOST_UNANSWERED) this.breakOff(error)
    else if (verdict !== 'gone') this.count(connection, 'unanswered')
    else this.change({ total: Math.max((this.run.total ?? 0) - 1, this.run.tested) })
  }

  breakOff(error: unknown): void {
    if (this.run.state === 'broken') return
    this.change({ state: 'broken', why: error instanceof ApiError ? error.message : null })
  }
}

/** The connections that can be tested, page by page, as they are asked for. */
async function* testable(
  list: TestDoors['list'],
  count: (total: number) => void,
): AsyncGenerator<ConnectionView, void> {
  const seen = new Set<string>()
  let start = 0
  for (let page = await list(start); page.items.length > 0; page = await list(start)) {
    if (start === 0) count(page.total - UNTESTED.reduce((sum, status) => sum + page.counts[status], 0))
    for (const connection of page.items) {
      // One that was added or removed meanwhile moves the others to another page.
      if (isTestable(connection) && !seen.has(connection.id)) yield connection
      seen.add(connection.id)
    }
    start += page.items.length
    if (start >= page.total) return
  }
}

type Verdict = 'later' | 'gone' | 'over' | 'silent' | 'faulty'

const GONE = ['not_found', 'not_connected', 'connection_disabled']
/** It would be the same for each of the others. */
const OVER = ['cannot_test', 'integration_disabled']

/** What an answer that is no result means. */
function verdictOn(error: unknown): Verdict {
  if (!(error instanceof ApiError)) return 'silent'
  if (error.status === 429) return 'later'
  if (GONE.includes(error.code)) return 'gone'
  return error.status === 401 || error.status === 403 || OVER.includes(error.code) ? 'over' : 'faulty'
}

function waitOf(error: unknown): number {
  const seconds = error instanceof ApiError ? (error.retryAfter ?? 0) : 0
  return Math.max(seconds, shortestWaitSeconds) * 1000
}
