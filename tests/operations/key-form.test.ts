import { describe, expect, it } from 'vitest'
import { saveKey } from '@/lib/operations/save-key'
import { validateConnection } from '@/lib/operations/validate-connection'
import { database } from '@/lib/store/database'
import { GOOD_KEY } from '../support/key-provider'
import { refusalOf } from '../support/refusal'
import { keyHouse, typed } from './key-house'

const house = keyHouse()

describe('a form that is saved again', () => {
  it('keeps a secret that was left blank', async () => {
    const { slug } = await house.connected()
    const { connection } = await saveKey(house.admin, slug, typed(''))
    expect(connection.status).toBe('connected')
  })

  it('asks for the secret again when it would go elsewhere', async () => {
    const { slug } = await house.connected()
    const moved = saveKey(house.admin, slug, typed('', { place: 'v2' }))
    await expect(moved).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { api_key: expect.any(String) },
    })
    const { connection } = await saveKey(house.admin, slug, typed(GOOD_KEY, { place: 'v2' }))
    expect(connection).toMatchObject({ status: 'connected', setup: [{ value: 'v2' }, {}] })
  })

  it('asks for a secret that cannot be opened', async () => {
    const { slug, id } = await house.connected()
    await database().connection.updateMany({
      where: { integrationId: id },
      data: { credential: new Uint8Array(80) },
    })
    await expect(saveKey(house.admin, slug, typed(''))).rejects.toMatchObject({
      fields: { api_key: 'The stored value cannot be opened. Enter it again.' },
    })
    expect((await saveKey(house.admin, slug, typed(GOOD_KEY))).connection.status).toBe('connected')
  })

  it('asks about spaces around a secret', async () => {
    const { slug } = await house.connected()
    expect(await refusalOf(saveKey(house.admin, slug, typed(` ${GOOD_KEY}`)))).toBe('secret_has_spaces')
    const removed = await saveKey(house.admin, slug, { ...typed(` ${GOOD_KEY}`), outerSpaces: 'remove' })
    expect(removed.connection.status).toBe('connected')
  })

  it('by two at once keeps one of them whole', async () => {
    const { slug } = await house.connected()
    const both = await Promise.allSettled([1, 2].map(() => saveKey(house.admin, slug, typed(GOOD_KEY))))
    const refused = both.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))
    expect(refused.every((code) => code === 'changed_meanwhile')).toBe(true)
    expect((await validateConnection(house.admin, slug)).check.status).toBe('ok')
  })
})
