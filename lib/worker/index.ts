import 'server-only'
import { type Actor, systemActor } from '@/lib/core/actor'
import { log } from '@/lib/log'
import { once } from '@/lib/once'
import { announceEndings } from '@/lib/operations/announce-endings'
import { announceExpiries } from '@/lib/operations/announce-expiries'
import { keepHeads } from '@/lib/operations/keep-heads'
import { pollDeviceCodes, pollsUnderWay } from '@/lib/operations/poll-device-codes'
import { purge } from '@/lib/operations/purge'
import { purgeAccess } from '@/lib/operations/purge-access'
import { refreshAhead } from '@/lib/operations/refresh-ahead'
import { underWay } from '@/lib/operations/refresh-connection'
import { sealAccess } from '@/lib/operations/seal-access'
import { validateScheduled } from '@/lib/operations/validate-scheduled'
import { verifyDueDomains } from '@/lib/operations/verify-due-domains'

/** What runs by the clock: each by itself, one round at a time, again `everyMs` after its end. */
interface Job {
  name: string
  everyMs: number
  /** Answers how much there was to do: where there was something, there may be more. */
  work(actor: Actor): Promise<number>
}

const JOBS: readonly Job[] = [
  { name: 'refreshing ahead', everyMs: 2_000, work: refreshAhead },
  // A person waits, and providers allow a question every few seconds.
  { name: 'asking about codes', everyMs: 800, work: pollDeviceCodes },
  { name: 'announcing expiries', everyMs: 1_000, work: announceExpiries },
  { name: 'sealing access lines', everyMs: 1_000, work: sealAccess },
  { name: 'keeping the heads of the logs', everyMs: 1_000, work: keepHeads },
  { name: 'purging access lines', everyMs: 60_000, work: purgeAccess },
  { name: 'looking domains up', everyMs: 1_000, work: verifyDueDomains },
  { name: 'scheduled tests', everyMs: 30_000, work: validateScheduled },
  { name: 'announcing ends', everyMs: 10 * 60_000, work: announceEndings },
  { name: 'purging', everyMs: 10 * 60_000, work: () => purge().then(() => 0) },
]

/** Rounds without a pause, at most. */
const ROUNDS = 20

interface Running {
  timer: NodeJS.Timeout | undefined
  round: Promise<void>
}

const state = () => once('worker', () => ({ running: null as Running[] | null }))

/** Starts what runs by the clock. A second call does nothing. */
export function startWorker(): void {
  state().running ??= JOBS.map(start)
}

/** Stops it, and waits for what is running, and for every answer with tokens to this process: it has no other copy. */
export async function stopWorker(): Promise<void> {
  const { running } = state()
  state().running = null
  for (const job of running ?? []) clearTimeout(job.timer)
  await Promise.all((running ?? []).map(({ round }) => round))
  await Promise.all([underWay(), pollsUnderWay()])
}

function start(job: Job): Running {
  const running: Running = { timer: undefined, round: Promise.resolve() }
  const wait = () => {
    // Spread, so that processes that were started together do not all ask at the same moment.
    const delay = job.everyMs * (0.75 + Math.random() / 2)
    running.timer = setTimeout(() => {
      running.round = runRound(job, running).then(() => {
        if (isCurrent(running)) wait()
      })
    }, delay).unref()
  }
  wait()
  return running
}

async function runRound(job: Job, running: Running): Promise<void> {
  try {
    const actor = systemActor('worker')
    for (let rounds = 0; rounds < ROUNDS && isCurrent(running); rounds++)
      if ((await job.work(actor)) === 0) return
  } catch (error) {
    // The database may be away; there is another round.
    log().warn({ err: error, job: job.name }, 'a job failed; it is tried again')
  }
}

function isCurrent(running: Running): boolean {
  return state().running?.includes(running) ?? false
}
