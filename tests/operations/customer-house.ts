import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Actor, UserActor } from '@/lib/core/actor'
import { createIntegration } from '@/lib/operations/create-integration'
import { provisionSubject } from '@/lib/operations/provision-subject'
import { saveSetup } from '@/lib/operations/save-setup'
import { database, transaction } from '@/lib/store/database'
import { createCustomProvider } from '@/lib/store/providers'
import type { SubjectRecord } from '@/lib/store/subjects'
import { addFor, grantTo } from '../support/customers'
import { closeHouse, openHouse, signedIn } from '../support/house'
import { rotating } from '../support/rotating-definition'
import { startUpstream, type Upstream } from '../support/upstream'

/** An organisation with customers, who may connect `mail` and `chat` of a provider that ends grants (RFC 7009). */
export interface CustomerHouse {
  admin: Actor & UserActor
  viewer: Actor & UserActor
  /** The integrations' ids. */
  mail: string
  chat: string
  /** How the provider answers when it is asked to end a grant. */
  status: number
  customer(externalId: string, more?: { name?: string; groupId?: string }): Promise<SubjectRecord>
  /** Connects for them, or for their group. It fails with `code` if there is one. */
  connected(subject: SubjectRecord, integrationId: string, code?: string): Promise<string>
  /** The tokens that the provider was asked to end. */
  ended(): string[]
}

/** Each test begins without customers. */
export function customerHouse(): CustomerHouse {
  const house = { status: 200 } as CustomerHouse
  let server: Upstream

  beforeAll(async () => {
    server = await startUpstream()
    await openHouse([server.host])
    house.admin = await signedIn()
    house.viewer = await signedIn('viewer')
    const { oauth2, ...provider } = rotating(server.origin)
    if (!oauth2) throw new Error('a provider without OAuth')
    const revocationUrl = `${server.origin}/revoke`
    await transaction((tx) => createCustomProvider(tx, { ...provider, oauth2: { ...oauth2, revocationUrl } }))
    house.mail = await offer('mail', 'Mail')
    house.chat = await offer('chat', 'Chat')
  })
  beforeEach(async () => {
    house.status = 200
    server.reset()
    server.answer = (_, response) => response.writeHead(house.status).end()
    await database().subject.deleteMany()
    await database().group.deleteMany()
    await database().connection.deleteMany({ where: { ownerType: { in: ['subject', 'group'] } } })
  })
  afterAll(async () => {
    await server.stop()
    await closeHouse()
  })

  async function offer(slug: string, name: string): Promise<string> {
    const { id } = await createIntegration(house.admin, { provider: 'rotating', name, slug })
    await saveSetup(house.admin, slug, { fields: { client_id: 'the-client', client_secret: 'the-secret' } })
    return id
  }

  return Object.assign(house, {
    customer: (externalId: string, more: { name?: string; groupId?: string } = {}) =>
      provisionSubject(house.admin, { externalId, ...more }),
    async connected(subject: SubjectRecord, integrationId: string, code?: string) {
      const id = await addFor(subject, integrationId)
      await grantTo(id, { accessToken: `at-${id}`, refreshToken: `rt-${id}` })
      const validation = { validationStatus: 'error' as const, validationCode: code ?? null }
      if (code) await database().connection.update({ where: { id }, data: validation })
      return id
    },
    ended: () => server.seen.map(({ body }) => new URLSearchParams(body.toString()).get('token') ?? ''),
  })
}
