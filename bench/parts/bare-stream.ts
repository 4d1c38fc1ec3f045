import { createServer, type ServerResponse } from 'node:http'
import pg from 'pg'

/** NOTIFY's channel of the bare streams. */
export const BARE_CHANNEL = 'bare_stream'

/** The limit that the live stream is measured against: whatever PostgreSQL notifies is written to every client at once. */
export async function startBareStream(databaseUrl: string, port: number): Promise<void> {
  const clients = new Set<ServerResponse>()
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  client.on('notification', ({ payload }) => {
    const frame = `id: ${payload}\ndata: {}\n\n`
    for (const response of clients) response.write(frame)
  })
  await client.query(`listen ${BARE_CHANNEL}`)
  createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write('event: hello\ndata: {}\n\n')
    clients.add(response)
  }).listen(port, '127.0.0.1', () => process.send?.('ready'))
}
