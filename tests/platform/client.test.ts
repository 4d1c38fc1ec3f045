import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { api } from '@/lib/api'
import { database, pool } from '@/lib/store/database'
import { addFor, grantTo } from '../support/customers'
import { platformHouse } from './platform-house'

const house = platformHouse()

let server: Server
let base: string
beforeAll(async () => {
  server = createServer(getRequestListener(api.fetch)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/platform`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

/** A client as somebody writes it who has read the reference and nothing else. */
async function call(method: string, path: string, body?: object) {
  const response = await fetch(base + path, {
    method,
    headers: { ...house.caller, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  const data = await response.json()
  if (!response.ok || data.error) throw new Error(`${response.status} ${data.error}`)
  return data
}

/** The shape of the documents: three things side by side. */
async function flatToken(userId: string): Promise<string | null> {
  const { connection, connector, authorization } = await call('GET', `/connections/${userId}/${house.slug}`)
  if (!connection.enabled) return null
  if (authorization.status !== 'active') throw new Error(`repair ${connector.slug}`)
  return authorization.access_token
}

/** The shape that is read in the wild: everything within the connection. */
async function nestedToken(userId: string): Promise<string | null> {
  const data = await call('GET', `/users/${userId}/connections/${house.slug}`)
  if (!data.connection?.enabled) return null
  const { authorization, connector } = data.connection
  if (authorization.status !== 'active') throw new Error(`repair ${connector.slug}`)
  return authorization.access_token
}

it('a client that was written from the reference gets its token, learns that it broke, and gets the repaired one', async () => {
  const userId = 'from-the-reference'
  const { access_token } = await call('POST', '/users', { user: { external_id: userId } })
  expect(access_token.split('.')).toHaveLength(3)
  expect([await flatToken(userId), await nestedToken(userId)]).toEqual([null, null])

  const subject = await database().subject.findUniqueOrThrow({ where: { externalId: userId } })
  const id = await addFor(subject, house.integrationId)
  const grant = house.server.grant()
  await grantTo(id, grant)
  expect([await flatToken(userId), await nestedToken(userId)]).toEqual([grant.accessToken, grant.accessToken])

  // The grant is withdrawn at the provider: the first call still has the old token, and sets the test going.
  await tested(id)
  house.server.families.set(grant.family, { current: 0, rotatedAt: 0, dead: true })
  await letMinutePass(id)
  expect(await flatToken(userId)).toBe(grant.accessToken)
  await expect.poll(() => flatToken(userId).catch(String)).toBe(`Error: repair ${house.slug}`)
  await expect(nestedToken(userId)).rejects.toThrow(`repair ${house.slug}`)

  const repaired = house.server.grant()
  await grantTo(id, repaired)
  expect([await flatToken(userId), await nestedToken(userId)]).toEqual([
    ...[repaired.accessToken, repaired.accessToken],
  ])
})

it('who calls again after a refusal gets the token that the refused one was renewed to', async () => {
  const customer = await house.customer()
  const id = await addFor(customer, house.integrationId)
  const grant = house.server.grant()
  await grantTo(id, grant)
  house.server.manner.refusesGenerations = [0]
  expect(await flatToken(customer.externalId)).toBe(grant.accessToken)
  await expect.poll(() => flatToken(customer.externalId)).toBe(`access-${grant.family}-1`)
  expect(house.server.usesOf(grant.family)).toHaveLength(1)
})

it('a connection that is read is tested once a minute, leaves no check behind, and keeps nobody waiting', async () => {
  const customer = await house.customer()
  const id = await addFor(customer, house.integrationId)
  const grant = house.server.grant()
  await grantTo(id, grant)
  for (let times = 0; times < 20; times++)
    expect(await flatToken(customer.externalId)).toBe(grant.accessToken)
  const probes = () => house.server.probes.filter(({ token }) => token === grant.accessToken).length
  await expect.poll(probes).toBe(1)
  await letMinutePass(id)
  await flatToken(customer.externalId)
  await expect.poll(probes).toBe(2)
  expect(await database().check.count({ where: { connectionId: id } })).toBe(0)
})

it('a token that a caller says was refused is renewed before it is answered', async () => {
  const customer = await house.customer()
  const id = await addFor(customer, house.integrationId)
  const grant = house.server.grant()
  await grantTo(id, grant)
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(grant.accessToken))
  const rejected = Buffer.from(bytes).toString('hex').slice(0, 16)
  const path = `/connections/${customer.externalId}/${house.slug}?rejected=${rejected}`
  const { authorization } = await call('GET', path)
  expect(authorization).toMatchObject({ status: 'active', access_token: `access-${grant.family}-1` })
})

async function tested(id: string): Promise<void> {
  const read = async () => (await database().connection.findUnique({ where: { id } }))?.readTestedAt
  await expect.poll(read).toBeTruthy()
  await expect.poll(() => house.server.probes.length).toBeGreaterThan(0)
}

/** A minute, as far as the database knows. */
async function letMinutePass(id: string): Promise<void> {
  await pool().query('update "Connection" set "readTestedAt" = now() - interval \'61 s\' where id = $1', [id])
}
