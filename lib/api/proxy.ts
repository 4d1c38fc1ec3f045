import 'server-only'
import { Readable, Writable } from 'node:stream'
import { Hono } from 'hono'
import { type ApiContext, type ApiEnv, programOf } from '@/lib/api/context'
import { errorAnswer } from '@/lib/api/error'
import { type Arrived, type Call, readAsked, readCall } from '@/lib/api/proxy-call'
import { PatchbayError } from '@/lib/core/errors'
import type { Program } from '@/lib/operations/admit-program'
import { PROXY_METHODS, proxyRequest } from '@/lib/operations/proxy-request'
import { localeOf } from '@/lib/web/locale'

/** Hono answers HEAD by GET's route. */
const METHODS = PROXY_METHODS.filter((method) => method !== 'HEAD')

/** The authenticated proxy where `hotRoutes` does not stand in front, under `/api/integrations/{id}`. */
export const proxy = new Hono<ApiEnv>().post('/request', answerCall).on(METHODS, '/request/*', answerCall)

async function answerCall(c: ApiContext): Promise<Response> {
  const program = programOf(c, 'use_proxy')
  const { pathname, search } = new URL(c.req.url)
  const call = readCall(pathname + search, c.req.method, c.req.header('patchbay-connection'))
  if (!call) throw new PatchbayError('not_found')
  try {
    return await proxied(c, call, program)
  } catch (error) {
    // The operation has noted a refusal already.
    const asProblem = c.req.header('accept')?.includes('application/problem+json') ?? false
    const wanted = { requestId: c.get('requestId'), locale: localeOf(c.req.raw.headers), asProblem }
    const { status, headers, body } = errorAnswer(error, wanted)
    return Response.json(body, { status, headers })
  }
}

/** Answers as soon as the provider does; what breaks off later breaks the body off. */
function proxied(c: ApiContext, call: Call, program: Program): Promise<Response> {
  return new Promise((resolve, reject) => {
    let body: Writable | null = null
    const answer = (status: number, headers: Record<string, string>) => {
      const { writable, readable } = passage()
      body = writable
      const isBodiless = [204, 205, 304].includes(status) || c.req.method === 'HEAD'
      resolve(new Response(isBodiless ? null : readable, { status, headers }))
      return writable
    }
    const read = () => readAsked(call, arrivedIn(c))
    proxyRequest(program, call.named, { read, answer, signal: c.req.raw.signal }).catch((error) => {
      if (body) body.destroy(error)
      else reject(error)
    })
  })
}

/** A standard stream that is filled as fast as it is read. Node's own conversion ends the process when a reader leaves. */
function passage(): { writable: Writable; readable: ReadableStream<Uint8Array> } {
  let taken: (() => void) | null = null
  let controller: ReadableStreamDefaultController<Uint8Array>
  const readable = new ReadableStream<Uint8Array>({
    start(made) {
      controller = made
    },
    pull() {
      const next = taken
      taken = null
      next?.()
    },
    cancel() {
      writable.destroy()
    },
  })
  const writable = new Writable({
    write(chunk, _encoding, done) {
      controller.enqueue(chunk)
      if ((controller.desiredSize ?? 0) > 0) done()
      else taken = done
    },
    final(done) {
      controller.close()
      done()
    },
    destroy(error, done) {
      if (error) controller.error(error)
      done(null)
    },
  })
  return { writable, readable }
}

function arrivedIn(c: ApiContext): Arrived {
  const { headers, body } = c.req.raw
  return {
    method: c.req.method,
    header: (name) => c.req.header(name),
    headers,
    body: body as AsyncIterable<Uint8Array> | null,
    stream: () => Readable.from((body ?? []) as AsyncIterable<Uint8Array>, { objectMode: false }),
  }
}
