import 'server-only'
import { Readable, type Writable } from 'node:stream'
import type { Dispatcher } from 'undici'
import { ProviderFailure } from '@/lib/core/failure'
import { dispatcher } from '@/lib/egress/dispatcher'
import { translate } from '@/lib/egress/failure'
import { checkTarget, type EgressPolicy } from '@/lib/egress/target'
import { env } from '@/lib/env'

/** A request whose answer is passed on while it arrives. */
export interface StreamRequest {
  url: URL
  method: string
  headers: Readonly<Record<string, string>>
  body: Uint8Array | Readable | null
  signal: AbortSignal
  /** For the answer to begin, once the request is sent as far as there is something to send. */
  answerMs: number
  /** For the next part of either body to arrive, or to be taken. */
  idleMs: number
}

/** How an answer begins. */
export interface AnswerHead {
  status: number
  headers: Record<string, string | string[] | undefined>
}

/** Says where the body of an answer goes; null: nowhere. The answer waits until that is decided. */
export type Receive = (head: AnswerHead) => Writable | null | Promise<Writable | null>

/** An answer that nobody wants is read up to here, so that its socket serves again. */
const MOST_UNWANTED_BYTES = 64 * 1024

/**
 * Sends a request by the policy, follows no redirect, and hands the answer's bytes on as they came (still compressed,
 * if they were), no faster than they are taken. Ends with the answer. Throws `ProviderFailure`, what `receive` threw, or
 * the reason of the signal.
 */
export async function stream(
  request: StreamRequest,
  receive: Receive,
  via: EgressPolicy & { dispatcher: Dispatcher } = { allow: env().egressAllow, dispatcher: dispatcher() },
): Promise<void> {
  const { url, method, headers, body, signal, answerMs, idleMs } = request
  const { endpoint } = checkTarget(url, via)
  signal.throwIfAborted()
  await new Promise<void>((resolve, reject) => {
    const exchange = new Exchange(receive, { endpoint, signal, idleMs }, (error) =>
      error === undefined ? resolve() : reject(error),
    )
    const isSent = body === null || body instanceof Uint8Array
    via.dispatcher.dispatch(
      {
        ...{ origin: url.origin, path: url.pathname + url.search, method: method as Dispatcher.HttpMethod },
        headers,
        body: isSent ? body : Readable.from(exchange.watch(body, answerMs), { objectMode: false }),
        // undici's clock runs from the first byte of an upload, however long that takes: it has one of its own.
        headersTimeout: isSent ? answerMs : 0,
        bodyTimeout: idleMs,
      },
      exchange,
    )
  })
}

interface Bounds {
  endpoint: string
  signal: AbortSignal
  idleMs: number
}

/** One request on its socket, and one answer on its way to whoever wants it. */
class Exchange implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | null = null
  /** Undefined: not decided yet. */
  private sink: Writable | null | undefined
  private unwanted = 0
  private whole = false
  private over = false
  private clock: NodeJS.Timeout | undefined

  constructor(
    private readonly receive: Receive,
    private readonly bounds: Bounds,
    private readonly settle: (error?: unknown) => void,
  ) {
    bounds.signal.addEventListener('abort', this.leave)
  }

  /** A body as it is sent; its pauses, and the silence after it, are timed. */
  async *watch(body: Readable, answerMs: number): AsyncGenerator<Uint8Array> {
    this.time(this.bounds.idleMs)
    for await (const chunk of body) {
      this.time(this.bounds.idleMs)
      yield chunk
    }
    if (this.sink === undefined && !this.over) this.time(answerMs)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller
    if (this.over) controller.abort(new Error('nobody waits for it'))
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: AnswerHead['headers'],
  ): void {
    if (status < 200) return
    clearTimeout(this.clock)
    try {
      const decided = this.receive({ status, headers })
      if (!(decided instanceof Promise)) {
        this.begin(decided)
        return
      }
      controller.pause()
      decided.then(
        (sink) => {
          this.begin(sink)
          controller.resume()
        },
        (error) => this.fail(error),
      )
    } catch (error) {
      this.fail(error)
    }
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.sink) {
      if (this.sink.write(chunk)) return
      controller.pause()
      this.time(this.bounds.idleMs)
      return
    }
    this.unwanted += chunk.length
    if (this.unwanted > MOST_UNWANTED_BYTES) this.end()
  }

  onResponseEnd(): void {
    this.whole = true
    if (this.sink !== undefined) this.end()
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(translate(error, this.bounds.endpoint))
  }

  private begin(sink: Writable | null): void {
    if (this.over) {
      sink?.destroy()
      return
    }
    this.sink = sink
    sink?.on('drain', this.goOn).on('close', this.leave).on('error', this.leave)
    // What closed before it was taken says so to nobody any more.
    if (sink?.destroyed) this.leave()
    else if (this.whole) this.end()
  }

  private readonly goOn = (): void => {
    clearTimeout(this.clock)
    this.controller?.resume()
  }

  /** Whoever the answer is for has left. */
  private readonly leave = (): void => {
    const { signal } = this.bounds
    this.fail(signal.aborted ? signal.reason : new Error('nobody waits for the answer'))
  }

  private time(ms: number): void {
    clearTimeout(this.clock)
    const late = () => this.fail(new ProviderFailure('timeout', { params: { target: this.bounds.endpoint } }))
    this.clock = setTimeout(late, ms)
  }

  private end(): void {
    if (!this.close()) return
    this.sink?.end()
    if (!this.whole) this.controller?.abort(new Error('the rest is not wanted'))
    this.settle()
  }

  private fail(error: unknown): void {
    if (!this.close()) return
    this.controller?.abort(error instanceof Error ? error : new Error('given up', { cause: error }))
    this.settle(error)
  }

  /** False: it was over before. */
  private close(): boolean {
    if (this.over) return false
    this.over = true
    clearTimeout(this.clock)
    this.bounds.signal.removeEventListener('abort', this.leave)
    this.sink?.off('drain', this.goOn).off('close', this.leave).off('error', this.leave)
    return true
  }
}
