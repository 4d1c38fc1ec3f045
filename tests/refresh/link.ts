import pg from 'pg'
import { expect, vi } from 'vitest'
import { pool } from '@/lib/store/database'
import { type Reader, startReader } from '../support/processes'
import { type Relay, startRelay } from '../support/relay'
import type { RefreshHouse } from './refresh-house'

/** A reader whose way to the database leads over a link that can be broken. */
export async function behindRelay(house: RefreshHouse): Promise<{ relay: Relay; reader: Reader }> {
  const url = new URL(process.env.DATABASE_URL ?? '')
  const relay = await startRelay({ host: url.hostname, port: Number(url.port) })
  url.host = `127.0.0.1:${relay.port}`
  const reader = await startReader({ DATABASE_URL: url.href })
  house.readers.push(reader)
  return { relay, reader }
}

/** A reader whose sessions are told from all others by their name in `pg_stat_activity`. */
export async function readerNamed(house: RefreshHouse, name: string): Promise<Reader> {
  const url = new URL(process.env.DATABASE_URL ?? '')
  url.searchParams.set('application_name', name)
  const reader = await startReader({ DATABASE_URL: url.href })
  house.readers.push(reader)
  return reader
}

/** A session of the test's own, outside of the product's pool. */
export async function withSession<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(process.env.DATABASE_URL)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`

/**
 * Begins a refresh that is held between its claim and its call, by what is read there, for as long as `work` takes. It
 * is held before its claim first: the same is read at its very beginning too.
 */
export async function heldBeforeCall<B, T>(
  begin: () => Promise<B>,
  work: (begun: Promise<B>) => Promise<T>,
): Promise<T> {
  return withSession(async (session) => {
    const { begun } = await withSession(async (earlier) => {
      await earlier.query('begin; lock table "ProviderSlot" in access exclusive mode')
      const begun = begin()
      await vi.waitFor(async () => expect((await pool().query(waiting)).rowCount).toBe(1), 20_000)
      await session.query('begin; lock table "CustomProvider" in access exclusive mode')
      return { begun }
    })
    return work(begun)
  })
}
