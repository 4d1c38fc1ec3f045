import 'server-only'
import { Hono } from 'hono'
import { openApiDocument } from '@/lib/contract/openapi'
import { env } from '@/lib/env'
import { once } from '@/lib/once'
import { version } from '@/package.json'

/** The contract, for whoever generates a client from it. It is the same for everybody, and says nothing of this install. */
export const contract = new Hono().get('/openapi.json', (c) => {
  const { publicUrl } = env()
  const text = once('openapi', () => JSON.stringify(openApiDocument({ publicUrl, version })))
  return c.body(text, 200, { 'content-type': 'application/json' })
})
