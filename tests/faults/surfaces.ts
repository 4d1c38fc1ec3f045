import { afterAll, beforeAll, expect, vi } from 'vitest'
import { closeStreams } from '@/lib/api/streams'
import type { ConnectionPage, ConnectionView } from '@/lib/contract/connection'
import type { OverviewView } from '@/lib/contract/overview'
import type { Actor } from '@/lib/core/actor'
import { en } from '@/lib/core/messages/en'
import { bus } from '@/lib/events/bus'
import { freshCredential } from '@/lib/operations/fresh-credential'
import { identifyApiKey } from '@/lib/operations/identify-api-key'
import { pool } from '@/lib/store/database'
import { lastSequence } from '@/lib/store/events'
import { listen } from '@/lib/store/listen'
import { translateError } from '@/lib/web/error'
import { ask, type Caller, person, program } from '../api/callers'
import { type Live, open } from '../api/live'
import { shown } from './screen'
import type { Row, Told } from './table'

/** Who looks at a fault: an admin in a browser, whose page hears the live stream, and a program with a key. */
export interface Watch {
  admin: Caller
  program: Caller
  live: Live
  /** Reads every surface of a connection, once the live stream has told of the fault. */
  look(slug: string): Promise<Omit<Row, 'made'>>
  /** From now on what is heard is of the fault. */
  begin(): Promise<void>
}

/** Must be called after the house was opened, in the file's own order of hooks. */
export function watchSurfaces(): Watch {
  const watch = { look, begin } as Watch
  let from = 0n

  beforeAll(async () => {
    bus().start(listen)
    watch.admin = await person('admin')
    watch.program = await program(['connections:read', 'credentials:read'])
    watch.live = await open(watch.admin)
    await vi.waitFor(async () => {
      expect(watch.live.text).toContain('hello')
      expect(await isListening()).toBe(true)
    }, 5_000)
  })
  afterAll(async () => {
    closeStreams()
    await bus().close()
  })

  async function begin() {
    from = await lastSequence()
  }

  async function look(slug: string) {
    const newest = await lastSequence()
    expect(newest, 'something was said of the fault').toBeGreaterThan(from)
    await expect.poll(() => BigInt(watch.live.changes.at(-1)?.id ?? 0)).toBe(newest)
    const page: ConnectionView = await read(watch.admin, `/connections/${slug}`)
    const list: ConnectionPage = await read(watch.admin, '/connections?count=1000')
    const overview: OverviewView = await read(watch.admin, '/overview')
    expect(await read(watch.program, `/connections/${slug}`), 'a program sees what the page shows').toEqual(
      page,
    )
    const isIt = ({ id }: ConnectionView) => id === page.id
    const heard = watch.live.changes.filter(({ id }) => BigInt(id) > from)
    const told = {
      list: toldBy(list.items.find(isIt), shown.list),
      page: toldBy(page, shown.page),
      overview: toldBy(overview.failing.find(isIt), shown.overview),
      program: await asProgram(watch.program, slug),
    }
    return { told, heard: heard.map(({ type }) => `\`${type}\``).join(', ') }
  }

  return watch
}

/** The bus has its link to the database. */
async function isListening(): Promise<boolean> {
  const { rows } = await pool().query(
    `select 1 from pg_stat_activity where application_name = 'patchbay listen' and datname = current_database()
      and query ilike 'listen %'`,
  )
  return rows.length > 0
}

async function read<T>(caller: Caller, path: string): Promise<T> {
  const response = await ask(caller, 'GET', path)
  expect(response.status).toBe(200)
  return response.json()
}

/** What a surface was handed, as far as it shows it. */
function toldBy(connection: ConnectionView | undefined, show: (it: ConnectionView) => string): Told {
  if (!connection?.failure) throw new Error('the surface is told nothing of the fault')
  const { status } = connection
  const { code, message, next } = connection.failure
  const text = show(connection)
  expect(text).toContain(en.status[status])
  expect(text).toContain(message)
  expect(`${message} ${next}`).not.toMatch(/[{}]/)
  return {
    status: `${en.status[status]} (\`${status}\`)`,
    code: `\`${code}\``,
    sentence: message,
    next: text.includes(next) ? next : 'On its page.',
  }
}

/** What a program gets that asks for the credential. */
export async function asProgram({ authorization = '' }: Caller, slug: string): Promise<Told> {
  const who = await identifyApiKey(authorization.replace('Bearer ', ''))
  if (!who) throw new Error('the program is not known')
  const actor: Actor = { ...who, requestId: crypto.randomUUID(), address: null }
  try {
    const { status } = await freshCredential(actor, slug)
    return { status: '200', code: '', sentence: `The credential, with \`status: ${status}\`.`, next: '–' }
  } catch (error) {
    return answered(error)
  }
}

/** An error as it crosses the wire. */
export function answered(error: unknown): Told {
  const { status, code, message, retryAfter } = translateError(error, crypto.randomUUID())
  expect(message).not.toMatch(/[{}]/)
  const next = retryAfter === undefined ? 'In the sentence.' : 'Wait as `Retry-After` says.'
  return { status: String(status), code: `\`${code}\``, sentence: message, next }
}
