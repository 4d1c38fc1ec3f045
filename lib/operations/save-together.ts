import 'server-only'
import { once } from '@/lib/once'
import { recordEvents } from '@/lib/operations/record-event'
import { isDatabaseUnavailable, transaction } from '@/lib/store/database'
import type { NewEvent } from '@/lib/store/events'
import { type TimelyWrite, writeTimely } from '@/lib/store/refreshed'

/** A refreshed credential, and what the log is told of it. */
export interface Timely {
  write: TimelyWrite
  lines: readonly NewEvent[]
}

/** One that waits for the next commit. */
interface Waiting extends Timely {
  done: (written: boolean) => void
  failed: (error: unknown) => void
}

/** Rows of one commit. */
const MOST = 50

const state = () => once('saving together', () => ({ waiting: [] as Waiting[], busy: false }))

/**
 * Saves a refreshed credential with its lines in the log: whatever is to be saved while a commit is under way goes into
 * the next one, together. The log has one writer at a time, and a commit each would make a thousand wait for a
 * thousand. False: another claim was made, or another credential stands there.
 */
export function saveTogether(timely: Timely): Promise<boolean> {
  const { waiting } = state()
  return new Promise((done, failed) => {
    waiting.push({ ...timely, done, failed })
    void commitAll()
  })
}

async function commitAll(): Promise<void> {
  const saving = state()
  if (saving.busy) return
  saving.busy = true
  while (saving.waiting.length > 0) await commit(saving.waiting.splice(0, MOST))
  saving.busy = false
}

async function commit(batch: readonly Waiting[]): Promise<void> {
  try {
    const written = await transaction(async (tx) => {
      const ids = await writeTimely(
        tx,
        batch.map(({ write }) => write),
      )
      await recordEvents(
        tx,
        batch.flatMap(({ write, lines }) => (ids.has(write.id) ? lines : [])),
      )
      return ids
    })
    for (const { write, done } of batch) done(written.has(write.id))
  } catch (error) {
    const [only, ...others] = batch
    if (isDatabaseUnavailable(error)) for (const { failed } of batch) failed(error)
    // One row that cannot be written must not keep the others from it.
    else if (others.length > 0) for (const each of batch) await commit([each])
    else only?.failed(error)
  }
}
