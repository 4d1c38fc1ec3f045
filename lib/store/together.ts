import 'server-only'
import { once } from '@/lib/once'

/** How rows are read that many ask for at the same time. */
interface Plan<Asked, Found> {
  /** Statements at a time: what is asked for meanwhile is one more, and not many. */
  atOnce: number
  /** Rows of one statement. */
  most: number
  /** Asked for under the same name, it is the same row. */
  nameOf: (asked: Asked) => string
  /** What is there for each, in the order of asking. */
  read: (asked: Asked[]) => Promise<Found[]>
}

/** One row that is asked for and not read yet, with whoever waits for it. */
interface Waiting<Asked, Found> {
  asked: Asked
  found: ((row: Found) => void)[]
  failed: ((error: unknown) => void)[]
}

interface Reading<Asked, Found> {
  next: Map<string, Waiting<Asked, Found>>
  underWay: number
}

/**
 * A read of one row that shares its statement: what is asked for while others are under way is read together with
 * whatever else waits, and always after it was asked for, so that nobody is given what had changed before.
 * `title` names it in the process.
 */
export function together<Asked, Found>(title: string, plan: Plan<Asked, Found>) {
  const reading = () => once(title, (): Reading<Asked, Found> => ({ next: new Map(), underWay: 0 }))
  const readNext = () => {
    const state = reading()
    while (state.underWay < plan.atOnce && state.next.size > 0) {
      const batch = takeFirst(state.next, plan.most)
      state.underWay++
      readBatch(plan, batch).finally(() => {
        state.underWay--
        readNext()
      })
    }
  }
  return (asked: Asked): Promise<Found> => {
    const { next } = reading()
    const name = plan.nameOf(asked)
    const waiting = next.get(name) ?? { asked, found: [], failed: [] }
    if (next.size === 0) queueMicrotask(readNext)
    next.set(name, waiting)
    return new Promise((found, failed) => {
      waiting.found.push(found)
      waiting.failed.push(failed)
    })
  }
}

function takeFirst<T>(from: Map<string, T>, most: number): T[] {
  const batch: T[] = []
  for (const [name, each] of from) {
    if (batch.length === most) break
    batch.push(each)
    from.delete(name)
  }
  return batch
}

async function readBatch<Asked, Found>(
  { read }: Plan<Asked, Found>,
  batch: Waiting<Asked, Found>[],
): Promise<void> {
  try {
    const rows = await read(batch.map(({ asked }) => asked))
    for (const [place, { found }] of batch.entries())
      for (const resolve of found) resolve(rows[place] as Found)
  } catch (error) {
    for (const { failed } of batch) for (const reject of failed) reject(error)
  }
}
