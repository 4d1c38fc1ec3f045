import { createDecipheriv, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import pg from 'pg'

/**
 * The limit that a read of a credential is measured against: a bare server that does one named select and one opening
 * of a sealed value, and nothing that keeps anybody from anything.
 */
export function startBareRead(databaseUrl: string, key: Buffer, port: number): void {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
  const text = 'select c.credential, c."expiresAt" from "Connection" c where c.id = $1'
  createServer(async (request, response) => {
    const id = (request.url ?? '').slice(1)
    const { rows } = await pool.query<{ credential: Buffer }>({ name: 'bare', text, values: [id] })
    const sealed = rows[0]?.credential ?? randomBytes(64)
    const body = JSON.stringify({ access_token: openOnce(key, sealed) })
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body)
  }).listen(port, '127.0.0.1', () => process.send?.('ready'))
}

/** As much work as opening a value is: the same bytes, one AES-256-GCM. What comes out is of no use, nor is its tag. */
export function openOnce(key: Buffer, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 })
  return decipher.update(sealed.subarray(12)).toString('base64')
}
