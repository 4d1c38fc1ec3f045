import type { Server } from 'node:http'

/** What is still being answered gets this long. */
const inFlightMs = 4_000

/** Closes the door: nobody new, idle connections at once, the others when they have their answer. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  // An answered request leaves its connection open for a next one, which will not be taken.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const cut = setTimeout(() => server.closeAllConnections(), inFlightMs)
  await closed
  clearInterval(sweep)
  clearTimeout(cut)
}
