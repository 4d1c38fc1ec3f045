import { get, type IncomingMessage } from 'node:http'

/** Live clients, and when the last of them heard of what was said last. */
export interface Clients {
  /** Waits until every client has heard something that was said after `say` began; milliseconds since its end. */
  lastHears(say: () => Promise<unknown>): Promise<number>
  leave(): void
}

const EVENT = /^id: \d+/m

/** Opens a stream at each address and waits until all of them have begun. */
export async function openClients(
  streams: readonly { url: string; headers: Record<string, string> }[],
): Promise<Clients> {
  let heard: (at: number) => void = () => {}
  const open = await Promise.all(
    streams.map(
      ({ url, headers }) =>
        new Promise<IncomingMessage>((begun, failed) => {
          get(url, { headers: { accept: 'text/event-stream', ...headers }, agent: false }, (response) => {
            if (response.statusCode !== 200) failed(new Error(`${url} answered ${response.statusCode}`))
            response.setEncoding('utf8').on('data', (text: string) => {
              begun(response)
              if (EVENT.test(text)) heard(performance.now())
            })
          }).on('error', failed)
        }),
    ),
  )
  return {
    async lastHears(say) {
      let left = open.length
      let saidAt = Number.POSITIVE_INFINITY
      const last = new Promise<number>((resolve) => {
        heard = (at) => {
          if (--left === 0) resolve(at)
        }
      })
      await say()
      saidAt = performance.now()
      return Math.max(0, (await last) - saidAt)
    },
    leave() {
      for (const response of open) response.destroy()
    },
  }
}
