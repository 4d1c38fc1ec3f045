import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { PassThrough, Readable, Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { isProviderFailure } from '@/lib/core/failure'
import { type AnswerHead, type StreamRequest, stream } from '@/lib/egress/stream'
import { makeCertificate } from './certificate'
import { door, listen, openDoor } from './doors'

/** Where an answer is collected. */
function collector() {
  const chunks: Buffer[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  return { sink, text: () => Buffer.concat(chunks).toString() }
}

const asked = (url: string, more: Partial<StreamRequest> = {}): StreamRequest => ({
  ...{ url: new URL(url), method: 'GET', headers: {}, body: null, signal: new AbortController().signal },
  ...{ answerMs: 5_000, idleMs: 5_000 },
  ...more,
})

async function upstream(answer: (request: IncomingMessage, response: ServerResponse) => unknown) {
  const { endpoint, url } = await listen(createServer(answer))
  return { url, via: door({ allow: [endpoint] }).via }
}

/** How a promise ends that is expected to fail. */
async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => 'nothing failed',
    (failure) => failure,
  )
  return isProviderFailure(error) ? error.code : String(error)
}

describe('a streamed request', () => {
  it('hands the answer’s head and bytes on', async () => {
    const { url, via } = await upstream((request, response) =>
      response.writeHead(201, { 'x-method': request.method }).end('hello'),
    )
    const { sink, text } = collector()
    let head: AnswerHead | null = null
    await stream(
      asked(url, { method: 'PUT', body: Buffer.from('x') }),
      (found) => {
        head = found
        return sink
      },
      via,
    )
    expect(head).toMatchObject({ status: 201, headers: { 'x-method': 'PUT' } })
    expect(text()).toBe('hello')
  })

  it('goes nowhere but where egress goes', async () => {
    const { via, counted } = openDoor({ names: { 'inner.acme.com': ['10.0.0.5'] } })
    const nobody = () => null
    for (const url of [
      'http://acme.com/',
      'https://127.0.0.1/',
      'https://localhost/',
      'https://acme.com:8443/',
      'https://a:b@acme.com/',
      'https://inner.acme.com/',
    ])
      expect([url, await codeOf(stream(asked(url), nobody, via))]).toEqual([url, 'blocked_address'])
    expect(counted.connected).toEqual([])
  })

  it('E13 is to the host of its address, by the certificate of that host', async () => {
    const { key, cert } = makeCertificate('api.acme.com')
    const seen: (string | undefined)[] = []
    const { port } = await listen(
      createTlsServer({ key, cert }, (request, response) => {
        seen.push(request.headers.host)
        response.end('ok')
      }),
    )
    const names = { 'api.acme.com': ['93.184.215.14'], 'other.acme.com': ['93.184.215.14'] }
    const { via } = openDoor({ names, port, ca: cert })
    const { sink, text } = collector()
    await stream(asked('https://api.acme.com/'), () => sink, via)
    expect([text(), seen]).toEqual(['ok', ['api.acme.com']])
    expect(await codeOf(stream(asked('https://other.acme.com/'), () => null, via))).toBe('tls_failed')
    expect(seen).toHaveLength(1)
  })

  it('waits until it is decided where the answer goes, also for one without a body', async () => {
    const { url, via } = await upstream((_, response) => response.end('later'))
    for (const method of ['GET', 'HEAD']) {
      const { sink, text } = collector()
      const decided = new Promise<Writable>((resolve) =>
        setImmediate(() => setImmediate(() => resolve(sink))),
      )
      await stream(asked(url, { method }), () => decided, via)
      expect([text(), sink.writableEnded]).toEqual([method === 'GET' ? 'later' : '', true])
    }
  })

  it('reads an answer that nobody wants to its end, where that is near, and leaves one that is not', async () => {
    let cut = 0
    const { url, via } = await upstream((request, response) => {
      if (request.url !== '/long') return response.end('short')
      response.on('close', () => cut++)
      const chunk = Buffer.alloc(64 * 1024)
      response.on('drain', () => response.write(chunk))
      return response.write(chunk)
    })
    await stream(asked(url), () => null, via)
    expect(cut).toBe(0)
    await stream(asked(`${url}long`), () => null, via)
    await expect.poll(() => cut).toBe(1)
  })

  it('fails as what is wrong: nobody there, no answer in time, a silence in the middle, an end too early', async () => {
    const silent = await upstream(() => {})
    expect(await codeOf(stream(asked(silent.url, { answerMs: 50 }), () => null, silent.via))).toBe('timeout')
    const halting = await upstream((_, response) => response.write('half'))
    const { sink } = collector()
    expect(await codeOf(stream(asked(halting.url, { idleMs: 50 }), () => sink, halting.via))).toBe('timeout')
    const cut = await upstream((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half')
      setImmediate(() => response.destroy())
    })
    const half = collector()
    expect(await codeOf(stream(asked(cut.url), () => half.sink, cut.via))).toBe('connection_failed')
    expect(half.sink.writableEnded).toBe(false)
    const gone = await upstream((request) => request.socket.destroy())
    expect(await codeOf(stream(asked(gone.url), () => null, gone.via))).toBe('connection_failed')
  })

  it('is timed from the last byte that was sent, and in each pause of its body', async () => {
    const { url, via } = await upstream((request, response) => {
      request.resume().on('end', () => response.end('done'))
    })
    const slow = new PassThrough()
    for (let at = 0; at < 6; at++) setTimeout(() => (at < 5 ? slow.write('x') : slow.end()), at * 40)
    const { sink, text } = collector()
    // Longer in all than either limit.
    await stream(asked(url, { method: 'PUT', body: slow, answerMs: 100, idleMs: 150 }), () => sink, via)
    expect(text()).toBe('done')
    const stuck = new PassThrough()
    stuck.write('x')
    expect(
      await codeOf(stream(asked(url, { method: 'PUT', body: stuck, idleMs: 50 }), () => null, via)),
    ).toBe('timeout')
    const silent = await upstream((request) => request.resume())
    const whole = Readable.from([Buffer.from('x')])
    expect(
      await codeOf(
        stream(asked(silent.url, { method: 'PUT', body: whole, answerMs: 50 }), () => null, silent.via),
      ),
    ).toBe('timeout')
  })

  it('ends with whoever asked, and with whoever takes the answer', async () => {
    const left: string[] = []
    const asking = new AbortController()
    const { sink } = collector()
    // Whoever leaves does so when the request has arrived.
    const { url, via } = await upstream((request, response) => {
      response.on('close', () => left.push(request.url ?? ''))
      if (request.url === '/silent') asking.abort(new Error('enough'))
      else response.write('some', () => sink.destroy())
    })
    const waiting = stream(asked(`${url}silent`, { signal: asking.signal }), () => null, via)
    await expect(waiting).rejects.toThrow('enough')
    const taking = stream(asked(`${url}taken`), () => sink, via)
    await expect(taking).rejects.toThrow('nobody waits')
    await expect.poll(() => left.sort()).toEqual(['/silent', '/taken'])
    await expect(stream(asked(url, { signal: asking.signal }), () => null, via)).rejects.toThrow('enough')
  })

  it('goes no faster than it is taken', async () => {
    let written = 0
    const { url, via } = await upstream((_, response) => {
      const chunk = Buffer.alloc(64 * 1024)
      const more = () => {
        while (written < 100_000_000) {
          written += chunk.length
          if (!response.write(chunk)) return response.once('drain', more)
        }
        return response.end()
      }
      more()
    })
    const held = new Writable({ highWaterMark: 64 * 1024, write: () => {} })
    const going = stream(asked(url, { idleMs: 300 }), () => held, via)
    expect(await codeOf(going)).toBe('timeout')
    expect(written).toBeLessThan(20_000_000)
  })

  it('fails with what went wrong where the answer was to go', async () => {
    const { url, via } = await upstream((_, response) => response.end('x'))
    const broken = () => {
      throw new Error('no place')
    }
    await expect(stream(asked(url), broken, via)).rejects.toThrow('no place')
    await expect(stream(asked(url), async () => broken(), via)).rejects.toThrow('no place')
  })
})
