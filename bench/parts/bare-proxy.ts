import { createServer } from 'node:http'
import pg from 'pg'
import { Agent } from 'undici'
import { openOnce } from './bare-read'

/**
 * The limit that the proxy is measured against: undici piped into Node's response, with the select and the opening that
 * a credential takes, and nothing that keeps anybody from anything.
 */
export function startBareProxy(databaseUrl: string, key: Buffer, origin: string, port: number): void {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
  const agent = new Agent({ connections: 64, pipelining: 1 })
  const text = 'select c.credential, c."expiresAt" from "Connection" c where c.id = $1'
  createServer(async (request, response) => {
    const [, id = '', ...rest] = (request.url ?? '').split('/')
    const { rows } = await pool.query<{ credential: Buffer }>({ name: 'bare', text, values: [id] })
    const authorization = `Bearer ${openOnce(key, rows[0]?.credential ?? Buffer.alloc(64)).slice(0, 40)}`
    const asked = { origin, path: `/${rest.join('/')}`, method: 'GET' as const, headers: { authorization } }
    await agent.stream(asked, ({ statusCode, headers }) =>
      response.writeHead(statusCode, { 'content-type': String(headers['content-type']) }),
    )
  }).listen(port, '127.0.0.1', () => process.send?.('ready'))
}
