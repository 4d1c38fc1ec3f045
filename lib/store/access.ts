import 'server-only'
import { once } from '@/lib/once'
import { pool } from '@/lib/store/database'

/** A line of the access log. */
export interface NewAccess {
  what: string
  outcome: string
  actorType: string
  actorId: string | null
  actorName: string
  address: string | null
  requestId: string | null
  integrationId: string | null
  connectionId: string | null
  target: string
}

interface Waiting {
  line: NewAccess
  written: () => void
  failed: (error: unknown) => void
}

/** Statements at a time, and lines of one. */
const AT_ONCE = 2
const MOST = 500

const writing = () => once('access lines', () => ({ waiting: [] as Waiting[], underWay: 0 }))

/** Appends a line, and answers when it is committed. Lines that wait at the same time are one INSERT. */
export function appendAccess(line: NewAccess): Promise<void> {
  const { waiting } = writing()
  return new Promise((written, failed) => {
    waiting.push({ line, written, failed })
    if (waiting.length === 1) queueMicrotask(writeNext)
  })
}

function writeNext(): void {
  const state = writing()
  while (state.underWay < AT_ONCE && state.waiting.length > 0) {
    const batch = state.waiting.splice(0, MOST)
    state.underWay++
    insert(batch.map(({ line }) => line))
      .then(
        () => {
          for (const { written } of batch) written()
        },
        (error) => {
          for (const { failed } of batch) failed(error)
        },
      )
      .finally(() => {
        state.underWay--
        writeNext()
      })
  }
}

const columns = [
  'what',
  'outcome',
  'actorType',
  'actorId',
  'actorName',
  'address',
  'requestId',
  'integrationId',
  'connectionId',
  'target',
] as const

const INSERT = `
  insert into "Access" (at, ${columns.map((column) => `"${column}"`).join(', ')})
  select clock_timestamp(), * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
    $7::text[], $8::uuid[], $9::uuid[], $10::text[])`

async function insert(lines: readonly NewAccess[]): Promise<void> {
  const values = columns.map((column) => lines.map((line) => line[column]))
  await pool().query({ name: 'append access', text: INSERT, values })
}
