import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { beforeAll, describe, expect, it } from 'vitest'
import { digestOf, drain, MB, piece, pour } from '../support/pour'
import type { Caller } from './callers'
import { openRequest, proxyHouse } from './proxy-house'

const house = proxyHouse()
let slug: string
beforeAll(async () => {
  slug = await house.setUp('acme')
  await house.plant(slug)
})

const answerTo = async (request: ReturnType<typeof openRequest>) => {
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  return response
}

/** The most bytes beyond the beginning that buffers and the heap held, looked at while the work is done. */
async function growthDuring(work: () => Promise<unknown>): Promise<number> {
  const held = () => {
    const { heapUsed, external, arrayBuffers } = process.memoryUsage()
    return heapUsed + Math.max(external, arrayBuffers)
  }
  const before = held()
  let most = before
  const look = setInterval(() => {
    most = Math.max(most, held())
  }, 5)
  await work()
  clearInterval(look)
  return most - before
}

describe('E23 bodies pass through, and are not held', () => {
  it('eight of 10 MB at once, down', async () => {
    house.upstream.take = (_, response) =>
      pour(response.writeHead(200, { 'content-type': 'application/zip' }), 10 * MB)
    const all = () =>
      Promise.all(
        Array.from({ length: 8 }, async () => {
          const asking = openRequest(house, { path: `/${slug}/request/big` })
          asking.end()
          expect(await drain(await answerTo(asking))).toEqual({ bytes: 10 * MB, digest: digestOf(10 * MB) })
        }),
      )
    // What passes through is garbage until it is collected; held, it would be 80 MB and more.
    expect(await growthDuring(all)).toBeLessThan(60 * MB)
  })

  it('eight of 10 MB at once, up, with a length and without', async () => {
    const came: unknown[] = []
    house.upstream.take = async (request, response) => {
      came.push({ ...(await drain(request)), length: request.headers['content-length'] })
      response.end('taken')
    }
    const all = () =>
      Promise.all(
        Array.from({ length: 8 }, async (_, at) => {
          const framing: Caller =
            at % 2 === 0 ? { 'content-length': String(10 * MB) } : { 'transfer-encoding': 'chunked' }
          const asking = openRequest(house, {
            method: 'PUT',
            path: `/${slug}/request/big`,
            headers: framing,
          })
          pour(asking, 10 * MB)
          expect((await answerTo(asking)).resume().statusCode).toBe(200)
        }),
      )
    expect(await growthDuring(all)).toBeLessThan(60 * MB)
    const whole = { bytes: 10 * MB, digest: digestOf(10 * MB) }
    expect(came).toHaveLength(8)
    for (const one of came) expect(one).toMatchObject(whole)
    expect(came.filter((one) => (one as { length?: string }).length === String(10 * MB))).toHaveLength(4)
  })

  it('a stream’s first words arrive before its last are known', async () => {
    let upstream: ServerResponse | undefined
    house.upstream.take = (_, response) => {
      upstream = response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.flushHeaders()
    }
    const asking = openRequest(house, { path: `/${slug}/request/events` })
    asking.end()
    const response = await answerTo(asking)
    expect(response.headers['content-type']).toBe('text/event-stream')
    const chunks = response[Symbol.asyncIterator]()
    upstream?.write('data: 1\n\n')
    expect(String((await chunks.next()).value)).toBe('data: 1\n\n')
    upstream?.end('data: 2\n\n')
    expect(String((await chunks.next()).value)).toBe('data: 2\n\n')
    expect((await chunks.next()).done).toBe(true)
  })
})

describe('E23 whoever leaves is not worked for', () => {
  const leavings: [
    string,
    (request: IncomingMessage, response: ServerResponse) => unknown,
    (asking: ReturnType<typeof openRequest>) => Promise<unknown>,
  ][] = [
    ['before the answer', () => {}, async () => {}],
    [
      'in the middle of it',
      (_, response) => pour(response, 1000 * MB),
      async (asking) => once(await answerTo(asking), 'data'),
    ],
  ]
  it.each(leavings)('%s', async (_, answer, until) => {
    let left = 0
    const arrived = new Promise<void>((resolve) => {
      house.upstream.take = (request, response) => {
        response.on('close', () => left++)
        answer(request, response)
        resolve()
      }
    })
    const asking = openRequest(house, { path: `/${slug}/request/x` })
    asking.on('error', () => {})
    asking.end()
    await arrived
    await until(asking)
    asking.destroy()
    await expect.poll(() => left, { timeout: 2_000 }).toBe(1)
  })

  it('in the middle of an upload', async () => {
    let ended = ''
    const arrived = new Promise<void>((resolve) => {
      house.upstream.take = (request) => {
        request.on('data', () => resolve()).on('error', () => {})
        request.on('close', () => {
          ended = request.complete ? 'complete' : 'cut'
        })
      }
    })
    const headers = { 'content-length': String(100 * MB) }
    const asking = openRequest(house, { method: 'PUT', path: `/${slug}/request/x`, headers })
    asking.on('error', () => {})
    asking.write(piece)
    await arrived
    asking.destroy()
    await expect.poll(() => ended, { timeout: 2_000 }).toBe('cut')
  })

  it('an API that breaks off breaks the answer off, which does not look whole', async () => {
    house.upstream.take = (_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('half')
      setTimeout(() => response.destroy(), 20)
    }
    const asking = openRequest(house, { path: `/${slug}/request/x` })
    asking.end()
    const response = await answerTo(asking)
    await expect(drain(response)).rejects.toThrow('aborted')
  })

  it('an answer before the end of the upload reaches the caller', async () => {
    house.upstream.take = (request, response) => {
      response.writeHead(413).end('too much')
      request.resume()
    }
    const asking = openRequest(house, {
      method: 'PUT',
      path: `/${slug}/request/x`,
      headers: { 'content-length': String(8 * MB) },
    })
    asking.on('error', () => {})
    pour(asking, 8 * MB)
    const response = await answerTo(asking)
    expect([response.statusCode, (await drain(response)).bytes]).toEqual([413, 8])
  })
})
