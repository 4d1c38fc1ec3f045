import { afterAll, beforeAll, expect, it } from 'vitest'
import { findRefreshable, type RefreshableConnection } from '@/lib/store/connections'
import { database } from '@/lib/store/database'
import { readRefreshable } from '@/lib/store/refreshable'
import { closeHouse, openHouse } from '../support/house'

beforeAll(() => openHouse([]))
afterAll(() => closeHouse())

const plant = async (providerKey: string) =>
  await database().connection.create({
    data: {
      ...{
        name: 'default',
        credential: Buffer.from([0, 1, 255]),
        credentialVersion: 3,
        hasRefreshToken: true,
      },
      ...{ expiresAt: new Date(), grantedScopes: ['a', 'b,"c'], data: { deep: [1, null] }, rotates: false },
      ...{ validationStatus: 'error', validationReason: '{"x":1}' },
      integration: {
        create: {
          ...{ slug: providerKey, name: 'Ours', providerKey, tags: ['x'], scopes: ['a'] },
          ...{ sealedSetup: Buffer.from([9]), headers: { 'x-a': 'b' }, faultSince: new Date() },
        },
      },
    },
  })

/** Bytes are a Buffer to the one and a Uint8Array to the other. */
const inHex = (connection: RefreshableConnection | null | undefined) =>
  connection && {
    ...connection,
    credential: Buffer.from(connection.credential ?? []).toString('hex'),
    integration: {
      ...connection.integration,
      sealedSetup: Buffer.from(connection.integration.sealedSetup ?? []).toString('hex'),
    },
  }

it('what a refresh reads by one statement is what the model says, column for column', async () => {
  const { id } = await plant('github')
  const read = await readRefreshable(id)
  expect(read?.ownProvider).toBeNull()
  expect(inHex(read?.connection)).toEqual(inHex(await findRefreshable(id)))
})

it('comes with the organisation’s own provider, where it is of one', async () => {
  const definition = { key: 'ours', name: 'Ours', authType: 'oauth2' }
  await database().customProvider.create({ data: { key: 'ours', definition } })
  const { id } = await plant('ours')
  expect((await readRefreshable(id))?.ownProvider).toEqual(definition)
})

it('is nothing for a connection that is gone', async () => {
  expect(await readRefreshable(crypto.randomUUID())).toBeNull()
})
