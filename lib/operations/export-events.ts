import 'server-only'
import type { EventQuery, EventView } from '@/lib/contract/event'
import type { Actor } from '@/lib/core/actor'
import { csvLine } from '@/lib/core/csv'
import { permit } from '@/lib/core/permission'
import { listEvents } from '@/lib/operations/list-events'

/** Events asked for at once, and the most that one export holds: more is a job for the database's own tools. */
const PAGE = 1000
const MOST = 100_000

export type ExportFormat = 'csv' | 'json'

const COLUMNS = [
  'sequence',
  'at',
  'type',
  'outcome',
  'actor',
  'target',
  'address',
  'requestId',
  'detail',
] as const

/**
 * The change log as a file, piece by piece, newest first: what the filters match and the actor may see. CSV cells that
 * a spreadsheet would take for formulas are neutralised.
 */
export async function* exportEvents(
  actor: Actor,
  query: EventQuery,
  format: ExportFormat,
): AsyncGenerator<string> {
  permit(actor, 'read_events')
  yield format === 'csv' ? csvLine(COLUMNS) : '[\n'
  let before = query.before
  for (let written = 0; written < MOST; ) {
    const { events, nextBefore } = await listEvents(actor, { ...query, before, count: PAGE })
    const lines =
      format === 'csv'
        ? events.map((event) => csvLine(cellsOf(event)))
        : events.map((event) => JSON.stringify(event))
    if (format === 'csv') yield lines.join('')
    else if (lines.length > 0) yield (written > 0 ? ',\n' : '') + lines.join(',\n')
    written += events.length
    if (nextBefore === null) break
    before = nextBefore
  }
  if (format === 'json') yield '\n]\n'
}

function cellsOf(event: EventView): string[] {
  const { sequence, at, type, outcome, actor, target, address, requestId, detail } = event
  return [
    sequence,
    at,
    type,
    outcome,
    actor.name,
    target ?? '',
    address ?? '',
    requestId ?? '',
    JSON.stringify(detail),
  ]
}
