import 'server-only'
import { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ConnectionOptions } from 'node:tls'
import { ProviderFailure } from '@/lib/core/failure'
import { translate } from '@/lib/egress/failure'
import { doorTo, openSocket, type SocketOptions, secureSocket, tlsOptions } from '@/lib/egress/socket'
import type { ServerTarget } from '@/lib/egress/target'

export interface LineOptions extends SocketOptions {
  /** For everything from the look-up of the name to the sign-in. 15 seconds unless told. */
  timeoutMs?: number
}

/** What a server let us do. */
export interface SignedIn {
  /** It knows the credential, and does not let it do all that was asked. */
  limited: boolean
  /** Says goodbye, so that no server logs a client that was lost. */
  leave(): Promise<unknown>
}

/** More than a greeting, certificates and a sign-in ever take. */
const mostBytes = 65_536
/** A goodbye is not worth more. */
const partingMs = 250

/**
 * Opens a socket to a checked target and speaks over it, within the time and the bytes that a sign-in may take; the
 * socket is destroyed whatever happens. Answers the milliseconds until the server let us in. Throws `ProviderFailure`.
 */
export async function speakTo(
  target: ServerTarget,
  { timeoutMs = 15_000, ...options }: LineOptions,
  signIn: (line: Line) => Promise<SignedIn>,
): Promise<{ latencyMs: number; limited: boolean }> {
  const begun = performance.now()
  let end = (_reason: unknown) => {}
  const ended = new Promise<never>((_, reject) => {
    end = reject
  })
  const late = new ProviderFailure('timeout', { params: { target: target.endpoint } })
  const timer = setTimeout(() => end(late), timeoutMs)
  const tls = tlsOptions(target.host, options.ca)
  const opening = openSocket(target, doorTo(target, options)).then((socket) => new Line(socket, tls, end))
  try {
    const { limited, leave } = await Promise.race([opening.then(signIn), ended])
    const latencyMs = Math.round(performance.now() - begun)
    await Promise.race([leave(), sleep(partingMs)]).catch(() => {})
    return { latencyMs, limited }
  } catch (error) {
    throw translate(error, target.endpoint)
  } finally {
    clearTimeout(timer)
    // It may open when nobody waits for it any more.
    opening.then(
      (line) => line.destroy(),
      () => {},
    )
  }
}

/**
 * An open connection as a library sees it: it cannot be dialled, what it says is counted, and what a library throws
 * over it ends the probe instead of the process.
 */
export class Line extends Duplex {
  /** What TLS over it asks for. */
  readonly tls: ConnectionOptions
  readonly #wire: Duplex
  readonly #end: (reason: unknown) => void
  #heard = 0

  /** `end` is told why the line is of no more use. */
  constructor(wire: Duplex, tls: ConnectionOptions, end: (reason: unknown) => void) {
    super({ allowHalfOpen: false })
    this.tls = tls
    this.#wire = wire
    this.#end = end
    wire
      .on('data', (chunk: Buffer) => this.#hear(chunk))
      .on('end', () => this.push(null))
      .on('close', () => this.#wire.readableEnded || this.destroy())
      // Later: a server that refuses and resets at once has its refusal read first.
      .on('error', (error) => setImmediate(() => this.#break(error)))
  }

  /** The same line under TLS. */
  async secure(): Promise<Line> {
    return new Line(await secureSocket(this, this.tls), this.tls, this.#end)
  }

  override emit(event: string | symbol, ...words: unknown[]): boolean {
    try {
      return super.emit(event, ...words)
    } catch (cause) {
      this.#break(new ProviderFailure('unexpected_answer', { cause }))
      return true
    }
  }

  override _read(): void {
    this.#wire.resume()
  }

  override _write(chunk: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#wire.write(chunk, encoding, done)
  }

  override _final(done: () => void): void {
    this.#wire.end(done)
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#wire.destroy()
    done(error)
  }

  /** Called by a library that would dial. */
  connect(): this {
    process.nextTick(() => this.emit('connect'))
    return this
  }

  setTimeout(): this {
    return this
  }

  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  #hear(chunk: Buffer): void {
    this.#heard += chunk.length
    if (this.#heard > mostBytes) this.#break(new ProviderFailure('unexpected_answer'))
    else if (!this.push(chunk)) this.#wire.pause()
  }

  #break(reason: unknown): void {
    this.#end(reason)
    this.destroy()
  }
}
