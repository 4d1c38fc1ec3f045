import 'server-only'
import pg from 'pg'
import { required } from '@/lib/env'
import { EVENT_CHANNEL } from '@/lib/store/events'
import { REFRESH_CHANNEL } from '@/lib/store/leases'

/** What a listener is told: a sequence that was committed, a refresh that is over, or that the link broke, and came back. */
export interface Listener {
  onSequence(sequence: bigint): void
  /** The claim to refresh that connection is over. */
  onRefreshed(connectionId: string): void
  /** Nothing is heard until the gap is told of; said at each try that fails. */
  onLoss(): void
  /** Notifications may have been missed: read again. */
  onGap(): void
}

const FIRST_WAIT_MS = 50
const LONGEST_WAIT_MS = 2_000

/** Listens for committed events on a connection of its own, for ever, until the returned function is called. */
export function listen(listener: Listener): () => Promise<void> {
  let closed = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined

  const connect = async (waitMs: number, isReturn: boolean): Promise<void> => {
    if (closed) return
    const made = new pg.Client({
      connectionString: required('databaseUrl'),
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      application_name: 'patchbay listen',
    })
    client = made
    let gone = false
    let wait = waitMs
    const again = () => {
      if (gone) return
      gone = true
      if (!closed) listener.onLoss()
      made.end().catch(() => {})
      timer = setTimeout(() => void connect(Math.min(wait * 2, LONGEST_WAIT_MS), true), wait)
    }
    made.on('error', again)
    made.on('end', again)
    made.on('notification', ({ channel, payload = '' }) => {
      if (channel === REFRESH_CHANNEL) listener.onRefreshed(payload)
      else listener.onSequence(BigInt(payload))
    })
    try {
      await made.connect()
      await made.query(`listen ${EVENT_CHANNEL}; listen ${REFRESH_CHANNEL}`)
      wait = FIRST_WAIT_MS
      if (isReturn) listener.onGap()
    } catch {
      again()
    }
  }
  void connect(FIRST_WAIT_MS, false)

  return async () => {
    closed = true
    clearTimeout(timer)
    client?.removeAllListeners('end')
    await client?.end().catch(() => {})
  }
}
