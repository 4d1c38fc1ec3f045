// A process of its own that does what a server does with credentials, as it is told over IPC (processes.ts).
import { api } from '@/lib/api'
import { systemActor } from '@/lib/core/actor'
import { isPatchbayError } from '@/lib/core/errors'
import { isProviderFailure } from '@/lib/core/failure'
import { env } from '@/lib/env'
import { bus } from '@/lib/events/bus'
import { beginAuthorization } from '@/lib/operations/begin-authorization'
import { freshCredential } from '@/lib/operations/fresh-credential'
import { prepareStart } from '@/lib/operations/prepare-start'
import { validateConnection } from '@/lib/operations/validate-connection'
import { closeDatabase, isDatabaseUnavailable } from '@/lib/store/database'
import { listen } from '@/lib/store/listen'
import { migrate } from '@/lib/store/migrate'
import { startWorker, stopWorker } from '@/lib/worker'
import type { Answer, Asked, Order, Told } from './processes'

env()
bus().start(listen)
const actor = systemActor('reader')

const works: { [K in Order['work']]: (order: Extract<Order, { work: K }>) => Promise<unknown> } = {
  fresh: ({ key, options, times }) =>
    Promise.all(Array.from({ length: times }, () => settle(() => freshCredential(actor, key, options)))),
  freshAll: ({ keys }) => Promise.all(keys.map((key) => settle(() => freshCredential(actor, key)))),
  test: ({ key, times }) =>
    Promise.all(Array.from({ length: times }, () => settle(() => validateConnection(actor, key)))),
  begin: async ({ actor: who, integration, browser }) =>
    (await beginAuthorization(who, { integration, browser })).url,
  ask: ({ asked, times }) => Promise.all(Array.from({ length: times }, () => askApi(asked))),
  migrate: ({ url, directory }) => migrate(url, directory),
  prepare: () => prepareStart(),
  startWorker: async () => startWorker(),
  stopWorker: () => stopWorker(),
  end: () => bus().close().then(closeDatabase),
}

async function askApi({ method, path, headers, body }: Asked): Promise<Told> {
  const json = { 'content-type': 'application/json' }
  const response = await api.request(`/api${path}`, {
    method,
    headers: { ...(body && json), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: text === '' ? null : JSON.parse(text),
  }
}

/** Of the machine: a test may move this process’s `Date`. */
const timeNow = () => performance.timeOrigin + performance.now()

async function settle(work: () => Promise<unknown>): Promise<Answer> {
  const startedAt = performance.now()
  const took = () => performance.now() - startedAt
  try {
    const value = await work()
    return { ok: true, value, at: timeNow(), ms: took() }
  } catch (error) {
    return { ok: false, code: codeOf(error), message: String(error), at: timeNow(), ms: took() }
  }
}

/** As an answer over HTTP would say it; null is what nobody foresaw. */
function codeOf(error: unknown): string | null {
  if (isPatchbayError(error) || isProviderFailure(error)) return error.code
  return isDatabaseUnavailable(error) ? 'unavailable' : null
}

process.on('message', async (order: Order & { id: number }) => {
  const work = works[order.work] as (order: Order) => Promise<unknown>
  const answer = await settle(() => work(order))
  process.send?.({ id: order.id, answer }, () => {
    if (order.work === 'end') process.exit(0)
  })
})
process.on('disconnect', () => process.exit(0))
process.send?.({ id: 0 })
