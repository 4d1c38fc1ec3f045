import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Field } from '@/lib/core/provider'
import { disconnectConnection } from '@/lib/operations/disconnect-connection'
import { readConnection } from '@/lib/operations/read-connection'
import { saveSetup } from '@/lib/operations/save-setup'
import { validateConnection } from '@/lib/operations/validate-connection'
import { database } from '@/lib/store/database'
import { faultyHouse, SECRET } from './faulty-house'

const house = faultyHouse()
let slug: string

const tenant: Field = {
  key: 'tenant',
  label: 'Tenant',
  type: 'text',
  required: false,
  secret: false,
  default: 'one',
}

beforeAll(async () => {
  slug = await house.setUp('moving')
  const row = await database().customProvider.findUniqueOrThrow({ where: { key: 'moving' } })
  const definition = row.definition as unknown as { fields: Field[]; probe: { url: string } }
  definition.fields.push(tenant)
  definition.probe.url += '?tenant={tenant}'
  await database().customProvider.update({
    where: { key: 'moving' },
    data: { definition: definition as never },
  })
})

describe('E24 when a field of the provider’s addresses moves', () => {
  beforeEach(async () => {
    await saveSetup(house.admin, slug, { fields: { tenant: 'one', client_secret: SECRET } })
    await house.connect(slug)
    house.server.reset()
    await saveSetup(house.admin, slug, { fields: { tenant: 'two', client_secret: SECRET } })
  })

  it('what was given for the former address goes nowhere', async () => {
    const { check, connection } = await validateConnection(house.admin, slug)
    expect(check.failure?.code).toBe('destination_changed')
    expect(connection).toMatchObject({
      status: 'needs_reauth',
      failure: { code: 'destination_changed', action: 'reconnect' },
    })
    const { revocation } = await disconnectConnection(house.admin, slug)
    expect(revocation).toBe('not_offered')
    for (const endpoint of ['probe', 'token', 'revoke', 'userinfo'] as const)
      expect(house.server.hits(endpoint)).toBe(0)
  })

  it('a consent at the new address makes it whole again', async () => {
    await house.connect(slug)
    expect((await readConnection(house.admin, slug)).status).toBe('connected')
    expect((await validateConnection(house.admin, slug)).check.status).toBe('ok')
  })

  it('saving without a move takes nothing away', async () => {
    await house.connect(slug)
    await saveSetup(house.admin, slug, { fields: { tenant: 'two' } })
    expect((await readConnection(house.admin, slug)).status).toBe('connected')
  })
})
