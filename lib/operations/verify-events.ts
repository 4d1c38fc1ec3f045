import 'server-only'
import { type AuditFault, judgeLink } from '@/lib/operations/judge-block'
import type { Db } from '@/lib/store/database'
import { type EventRecord, eventLine, listEventsAfter, type NewEvent } from '@/lib/store/events'

export interface EventReport {
  lines: number
  /** The sequence of the last one. */
  last: string | null
}

const PAGE = 1000

/** Follows the chain of the change log from its beginning. */
export async function verifyEvents(db: Db, note: (fault: AuditFault) => void): Promise<EventReport> {
  let previous: EventRecord | null = null
  let lines = 0
  for (;;) {
    const page: EventRecord[] = await listEventsAfter(previous?.sequence ?? 0n, PAGE, db)
    for (const event of page) {
      const code = judge(previous, event)
      if (code !== null) note({ log: 'events', sequence: String(event.sequence), code })
      previous = event
    }
    lines += page.length
    if (page.length < PAGE) return { lines, last: previous === null ? null : String(previous.sequence) }
  }
}

function judge(previous: EventRecord | null, event: EventRecord) {
  if (event.sequence !== (previous?.sequence ?? 0n) + 1n) return 'gap'
  const line = eventLine({ ...event, detail: event.detail as NewEvent['detail'] })
  return judgeLink(previous?.chain ?? null, line, { keyId: event.chainKeyId, value: event.chain }, 'event')
}
