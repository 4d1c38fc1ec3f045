import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A TCP link that can be cut: what lies behind it is away then. */
export interface Relay {
  port: number
  /** Nothing is passed on any more, and nobody is told. Until it is cut. */
  swallow(): void
  /** What comes back comes so much later. */
  slow(ms: number): void
  cut(): void
  mend(): Promise<void>
}

/** Stands between 127.0.0.1 and a server on it, at a port of its own unless told which. */
export async function startRelay(to: { host: string; port: number }, at = 0): Promise<Relay> {
  const sockets = new Set<Socket>()
  const state = { swallows: false, slowMs: 0 }
  const server = createServer((near) => {
    const far = connect(to)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {}).on('close', () => [near, far].map((one) => one.destroy()))
    }
    near.on('data', (bytes) => void (state.swallows || far.write(bytes)))
    let earlier: Promise<unknown> = Promise.resolve()
    far.on('data', (bytes) => {
      earlier = Promise.all([earlier, state.slowMs > 0 && sleep(state.slowMs)])
      earlier.then(() => state.swallows || near.destroyed || near.write(bytes))
    })
  })
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await listen(at)
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    port,
    swallow: () => {
      state.swallows = true
    },
    slow: (ms) => {
      state.slowMs = ms
    },
    cut: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
      sockets.clear()
      state.swallows = false
    },
    mend: () => listen(port),
  }
}
