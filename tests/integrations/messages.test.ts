import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { IntegrationMessage } from '@/lib/contract/in-process'
import { bus } from '@/lib/events/bus'
import * as integrations from '@/lib/integrations'
import { createIntegration } from '@/lib/operations/create-integration'
import { updateConnection } from '@/lib/operations/update-connection'
import { pool } from '@/lib/store/database'
import { findMarks, mark } from '../support/marks'
import { connectInProcess, facadeHouse, valueIn } from './facade-house'

const house = facadeHouse()
const heard: IntegrationMessage[] = []
let leave = () => {}

beforeAll(async () => {
  await integrations.onIntegrationEvent(() => Promise.reject(new Error('a subscriber that fails')))
  leave = await integrations.onIntegrationEvent((message) => {
    heard.push(message)
  })
  const listening =
    "select from pg_stat_activity where query like 'listen patchbay_event%' and datname = current_database()"
  await vi.waitFor(async () => expect((await pool().query(listening)).rowCount).toBe(1))
})
beforeEach(() => {
  heard.length = 0
})
afterAll(() => bus().close())

const types = () => heard.map(({ type }) => type)

it('the six messages tell what happened to what, each once and in order', async () => {
  const slug = await house.setUp('told')
  const { uuid } = valueIn(await integrations.addConnection(slug, 'work'))
  await connectInProcess(house, slug)
  valueIn(await integrations.validateConnection(slug))
  house.server.set('probe', { status: 401, body: {} })
  house.server.set('token', { status: 400, body: { error: 'invalid_grant' } })
  await integrations.validateConnection(slug)
  await integrations.disconnect(slug)
  valueIn(await integrations.removeConnection(slug, 'work'))
  await expect.poll(() => types().at(-1)).toBe('connection_removed')
  const { uuid: id } = valueIn(await integrations.listConnections(slug))[0] ?? {}
  const subject = { key: 'told', uuid: id, provider: 'told', name: 'default' }
  const work = { key: 'told:work', uuid, provider: 'told', name: 'work' }
  expect(heard).toEqual([
    { type: 'setup_saved', ...subject, uuid: null },
    { type: 'connection_added', ...work },
    { type: 'connected', ...subject },
    { type: 'validated', ...subject, result: 'ok' },
    { type: 'validated', ...subject, result: { error: 'invalid_grant' } },
    { type: 'disconnected', ...subject },
    { type: 'connection_removed', ...work },
  ])
})

it('what one commit tells is told whole, though the bus ticks once', async () => {
  await house.defineTyped('together', {})
  await createIntegration(house.admin, {
    provider: 'together',
    key: { fields: { api_key: 'k' }, test: false },
  })
  await expect.poll(types).toEqual(['setup_saved'])
  expect(heard[0]).toMatchObject({ key: 'together', provider: 'together', uuid: expect.any(String) })
})

it('no secret is ever in one', async () => {
  const secrets = {
    access: mark('access'),
    refresh: mark('refresh'),
    client: mark('client'),
    key: mark('key'),
  }
  const slug = await house.setUp('secretive')
  house.server.set('token', {
    body: {
      access_token: secrets.access,
      refresh_token: secrets.refresh,
      token_type: 'Bearer',
      expires_in: 60,
    },
  })
  await connectInProcess(house, slug)
  valueIn(await integrations.saveSetup(slug, { client_secret: secrets.client }))
  house.server.set('probe', { status: 401, body: { error: secrets.access } })
  await integrations.validateConnection(slug)
  await integrations.recordValidation(slug, { error: `no: ${secrets.access}` })
  await house.defineTyped('secretive-key', {})
  valueIn(await integrations.saveSetup('secretive-key', { api_key: secrets.key }))
  await integrations.disconnect('secretive-key')
  await integrations.disconnect(slug)
  await expect.poll(() => heard.at(-1)).toMatchObject({ type: 'disconnected', key: slug })
  expect(heard.length).toBeGreaterThan(6)
  expect(findMarks(JSON.stringify(heard), secrets)).toEqual([])
  // The search finds what is there.
  expect(findMarks(JSON.stringify([...heard, secrets.key]), secrets)).toEqual(['key'])
})

it('what PhoenixKit has no word for is not told, and nothing once somebody has left', async () => {
  const slug = await house.setUp('quiet')
  valueIn(await integrations.addConnection(slug, 'x'))
  await updateConnection(house.admin, `${slug}:x`, { enabled: false })
  await updateConnection(house.admin, `${slug}:x`, { name: 'y' })
  valueIn(await integrations.addConnection(slug, 'z'))
  await expect.poll(types).toEqual(['setup_saved', 'connection_added', 'connection_added'])
  leave()
  const late: string[] = []
  const stop = await integrations.onIntegrationEvent(({ key }) => late.push(key))
  valueIn(await integrations.addConnection(slug, 'later'))
  await expect.poll(() => late).toEqual([`${slug}:later`])
  expect(heard).toHaveLength(3)
  stop()
})
