import 'server-only'
import { type Db, database } from '@/lib/store/database'

/** The longest that a reader may see the database as it was. */
const LONGEST_MS = 6 * 60 * 60 * 1000

/** Runs `work` on the database as it stands at its first statement, whatever is written meanwhile. It must only read. */
export function snapshot<T>(work: (db: Db) => Promise<T>): Promise<T> {
  return database().$transaction(work, {
    isolationLevel: 'RepeatableRead',
    maxWait: 5_000,
    timeout: LONGEST_MS,
  })
}
