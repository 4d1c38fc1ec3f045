import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Agent, EventSource } from 'undici'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { api } from '@/lib/api'
import { closeStreams } from '@/lib/api/streams'
import { listen as listenToStream, liveState } from '@/lib/client/live-stream'
import type { Signal } from '@/lib/contract/event'
import { en } from '@/lib/core/messages/en'
import { bus } from '@/lib/events/bus'
import { listen } from '@/lib/store/listen'
import { currentUser } from '@/lib/web/session'
import { ask, type Caller, person, program } from '../api/callers'
import { change, Live } from '../api/live'
import { closeHouse, openHouse } from '../support/house'
import { type Relay, startRelay } from '../support/relay'
import { shownOfBroken } from './screen'
import { answered, asProgram } from './surfaces'
import { type Told, tell } from './table'

// What the buttons do is the server's; nobody presses them here.
vi.mock('@/app/(console)/actions', () => ({ beginConnectAction: null, testConnectionAction: null }))

/** What our own side can lose: the link to the database, and the one between browser and server. */
const links = vi.hoisted(() => ({}) as { database: Relay; browser: Relay })
const cookie = vi.hoisted(() => ({ value: '' }))
vi.mock('next/headers', () => ({ headers: async () => new Headers({ cookie: cookie.value }) }))
vi.mock('../support/database', async (original) => {
  const { createDatabase } = await original<typeof import('../support/database')>()
  return {
    createDatabase: async () => {
      const url = new URL(await createDatabase())
      links.database = await startRelay({ host: url.hostname, port: Number(url.port) })
      url.host = `127.0.0.1:${links.database.port}`
      return url.href
    },
  }
})

let server: Server
let admin: Caller
const heard: (Signal | 'resync')[] = []
let hangUp = () => {}

beforeAll(async () => {
  await openHouse([])
  bus().start(listen)
  admin = await person('admin')
  cookie.value = admin.cookie ?? ''
  server = createServer(getRequestListener(api.fetch, { overrideGlobalObjects: false }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  links.browser = await startRelay({ host: '127.0.0.1', port: (server.address() as AddressInfo).port })
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('EventSource', browserStream(`http://127.0.0.1:${links.browser.port}`, admin))
  hangUp = listenToStream({
    change: (signal) => heard.push(signal),
    resync: () => heard.push('resync'),
  })
  await vi.waitFor(() => expect(liveState()).toBe('live'), 5_000)
})
afterAll(async () => {
  hangUp()
  vi.unstubAllGlobals()
  closeStreams()
  links.browser.cut()
  server.close().closeAllConnections()
  await bus().close()
  await closeHouse()
  links.database.cut()
})

/** The browser's EventSource: at our origin, with the session's cookie. */
function browserStream(origin: string, { cookie = '' }: Caller) {
  const dispatcher = new Agent().compose(
    (dispatch) => (options, handler) =>
      dispatch({ ...options, headers: { ...(options.headers as Record<string, string>), cookie } }, handler),
  )
  return class extends EventSource {
    constructor(path: string) {
      super(`${origin}${path}`, { node: { dispatcher } })
    }
  }
}

/** What the console's pages say of themselves while nothing else can be known. */
function indicator(): Pick<Told, 'status' | 'code'> & { title: string } {
  const state = liveState()
  return { status: en.frame[state], code: `\`${state}\``, title: en.frame[`${state}Title`] }
}

/** An answer of the API that is an error, as a surface tells it. */
async function refused(caller: Caller, path: string): Promise<Told> {
  const response = await ask(caller, 'GET', path)
  const { code, message } = (await response.json()).error
  return { status: String(response.status), code: `\`${code}\``, sentence: message, next: 'In the sentence.' }
}

/** What is shown in place of a page that could not be rendered. */
async function brokenPage(): Promise<string> {
  const error = await currentUser().catch((thrown) => thrown)
  return shownOfBroken(error)
}

it('the database is away', async () => {
  const key = await program(['connections:read', 'credentials:read'])
  const states: string[] = []
  links.database.cut()
  await vi.waitFor(() => expect(liveState()).toBe('reconnecting'), 5_000)
  states.push(indicator().status)
  const told = {
    list: await refused(admin, '/connections'),
    page: await refused(admin, '/connections/google'),
    overview: await refused(admin, '/overview'),
    program: await asProgram(key, 'google').catch(answered),
  }
  expect(await refused(key, '/connections/google')).toEqual(told.page)
  const page = await brokenPage()
  for (const { sentence } of Object.values(told)) expect(page).toContain(sentence)
  heard.length = 0
  await links.database.mend()
  await vi.waitFor(() => expect(liveState()).toBe('live'), 10_000)
  expect(heard).toContain('resync')
  tell('database_away', {
    made: 'The link to PostgreSQL is cut. Pages that are open keep what they show; one that is opened now says the sentence in place of itself.',
    told,
    heard: `the indicator turns to “${states[0]}” by itself, and to “${indicator().status}” when the link is back; everything is read again then`,
  })
}, 30_000)

it('the live stream is cut', async () => {
  heard.length = 0
  const follow = async (last: string | null) =>
    new Live(
      await fetch(`http://127.0.0.1:${links.browser.port}/api/events`, {
        headers: { ...key, accept: 'text/event-stream', ...(last && { 'last-event-id': last }) },
      }),
    )
  const key = await program(['events:read'])
  const follower = await follow(null)
  await vi.waitFor(() => expect(follower.text).toContain('hello'))
  await change('integration.created')
  await vi.waitFor(() => expect(follower.changes.at(-1)?.type).toBe('integration.created'))
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ type: 'integration.created' }))
  heard.length = 0
  links.browser.cut()
  await vi.waitFor(() => expect(liveState()).toBe('reconnecting'), 5_000)
  const { status, code, title } = indicator()
  const told: Told = { status, code, sentence: title, next: 'In the sentence.' }
  await change('integration.updated')
  expect(heard).toEqual([])
  await links.browser.mend()
  await vi.waitFor(() => expect(liveState()).toBe('live'), 10_000)
  await vi.waitFor(() => expect(heard).toContain('resync'))
  const resumed = await follow(follower.changes.at(-1)?.id ?? '')
  await vi.waitFor(() => expect(resumed.changes.map(({ type }) => type)).toEqual(['integration.updated']))
  tell('stream_cut', {
    made: 'The connection between browser and server is cut under an open page, and something changes meanwhile.',
    told: {
      list: told,
      page: told,
      overview: told,
      program: {
        status: '–',
        code: '',
        sentence: 'The stream ends.',
        next: 'Open it again with `Last-Event-ID`: what was missed is sent first.',
      },
    },
    heard: `the indicator turns to “${status}” by itself, and to “${indicator().status}” when the stream is back; everything is read again then`,
  })
}, 30_000)
