import { describe, expect, it } from 'vitest'
import { beginSubjectConnect } from '@/lib/operations/begin-subject-connect'
import { completeAuthorization } from '@/lib/operations/complete-authorization'
import { readConnectorFor } from '@/lib/operations/read-connector-for'
import { decideReplacement } from '@/lib/operations/resolve-replacement'
import { consent } from '../support/consent'
import { signedIn } from '../support/house'
import { refusalOf } from '../support/refusal'
import { catalogHouse, type Guest, REDIRECT_URI } from './catalog-house'

const house = catalogHouse()

const localOf = ({ subject }: Guest) => readConnectorFor(subject, 'local')

async function connect(
  { subject, browser }: Guest,
  what: { slug: string; connectionId?: string },
  login: string,
): Promise<string> {
  const { url, connectionId } = await beginSubjectConnect(subject, { ...what, browser })
  const { searchParams: query, pathname: path } = await consent(url ?? '', REDIRECT_URI, { login })
  await completeAuthorization(subject, { query, path, browser })
  return connectionId
}

describe('another account that comes back', () => {
  async function withOther() {
    const ann = await house.guest()
    const id = await connect(ann, { slug: 'local' }, 'ann')
    await connect(ann, { slug: 'local', connectionId: id }, 'other')
    const [connection] = (await localOf(ann)).connections
    const { account, replacement } = connection ?? {}
    expect([account, replacement?.account]).toEqual([
      ...[expect.stringContaining('ann'), expect.stringContaining('other')],
    ])
    return { ann, authorizationId: replacement?.authorizationId ?? '' }
  }

  it.each([
    ['replace', 'other'],
    ['discard', 'ann'],
  ] as const)('A16 is its customer’s to decide about: %s', async (decision, kept) => {
    const { ann, authorizationId } = await withOther()
    await decideReplacement(ann.subject, authorizationId, decision)
    const [connection] = (await localOf(ann)).connections
    expect(connection).toMatchObject({ status: 'connected', replacement: null })
    expect(connection?.account).toContain(kept)
    expect(await refusalOf(decideReplacement(ann.subject, authorizationId, decision))).toBe('not_found')
  })

  it('G is nobody else’s to decide about', async () => {
    const { ann, authorizationId } = await withOther()
    const [bob, bounded] = [await house.guest(), { ...ann.subject, integrationIds: [crypto.randomUUID()] }]
    for (const actor of [bob.subject, bounded, await signedIn('member')])
      expect(await refusalOf(decideReplacement(actor, authorizationId, 'replace'))).toBe('forbidden')
    expect((await localOf(ann)).connections[0]?.account).toContain('ann')
  })
})
