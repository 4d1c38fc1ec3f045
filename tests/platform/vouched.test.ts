import { beforeEach, describe, expect, it } from 'vitest'
import { changeRole } from '@/lib/operations/change-person'
import { createConnectSession } from '@/lib/operations/create-connect-session'
import { openConnectSession } from '@/lib/operations/open-connect-session'
import { revokeApiKey } from '@/lib/operations/revoke-api-key'
import { database } from '@/lib/store/database'
import { ask, backEnd, type Caller, nobody as noCaller } from '../api/callers'
import { PUBLIC_URL, signedIn } from '../support/house'
import { refusalOf } from '../support/refusal'
import { catalogHouse, nobody, secretOf } from './catalog-house'
import { readAs, sendAs } from './user-callers'

const house = catalogHouse()

const ended = {
  revoked: (id: string) => revokeApiKey(house.admin, id),
  expired: (id: string) => database().apiKey.update({ where: { id }, data: { expiresAt: new Date() } }),
}

/** A back end with a key of its own, and the key's id. */
async function withKey(): Promise<{ caller: Caller; id: string }> {
  const caller = await backEnd()
  const { id } = await database().apiKey.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
  return { caller, id }
}

let externalId: string
beforeEach(async () => {
  externalId = (await house.guest()).subject.externalId
})

async function linkBy(caller: Caller): Promise<string> {
  const response = await ask(caller, 'POST', '/platform/connect_sessions', { external_id: externalId })
  return secretOf((await response.json()).url)
}

async function tokenBy(caller: Caller): Promise<Caller> {
  const response = await ask(caller, 'POST', '/platform/users', { user: { external_id: externalId } })
  return { authorization: `Bearer ${(await response.json()).access_token}` }
}

/** The cookie of the session that this begins. */
async function sessionBy(caller: Caller, body: object = {}): Promise<Caller> {
  const response = await ask(caller, 'POST', '/platform_user/sessions', body)
  expect(response.status).toBe(200)
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { cookie, origin: PUBLIC_URL }
}

const statusOf = async (caller: Caller) => (await readAs(caller, '/session')).status

describe.each(['revoked', 'expired'] as const)('an API key that was %s', (end) => {
  it('opens no more links, and those that it opened end', async () => {
    const { caller, id } = await withKey()
    const [waiting, opened] = [await linkBy(caller), await linkBy(caller)]
    const { cookie } = await openConnectSession(nobody(), opened)
    const browser = { cookie: `patchbay_subject=${cookie}`, origin: PUBLIC_URL }
    expect(await statusOf(browser)).toBe(200)
    await ended[end](id)
    expect(await refusalOf(openConnectSession(nobody(), waiting))).toBe('connect_link_over')
    expect(await statusOf(browser)).toBe(401)
  })

  it('takes its user tokens along, and whatever was opened by one', async () => {
    const { caller, id } = await withKey()
    const token = await tokenBy(caller)
    const session = await sessionBy(token)
    const renewed = await sendAs(session, 'POST', '/sessions/token')
    const again = { authorization: `Bearer ${renewed.body.access_token}` }
    const window = await sessionBy(noCaller, {
      ott: (await sendAs(session, 'POST', '/sessions/ott')).body.ott,
    })
    const { ott } = (await sendAs(token, 'POST', '/sessions/ott')).body
    const all = [token, session, again, window]
    for (const each of all) expect(await statusOf(each)).toBe(200)
    await ended[end](id)
    for (const each of all) expect(await statusOf(each)).toBe(401)
    expect((await sendAs(noCaller, 'POST', '/sessions', { ott })).status).toBe(410)
    expect((await sendAs(token, 'POST', '/sessions', {})).status).toBe(401)
  })
})

it('another key’s are none of its business', async () => {
  const [one, other] = [await withKey(), await withKey()]
  const token = await tokenBy(other.caller)
  await revokeApiKey(house.admin, one.id)
  expect(await statusOf(token)).toBe(200)
})

it('an admin who is one no longer opens no more links either', async () => {
  const admin = await signedIn()
  const { url } = await createConnectSession(admin, { externalId })
  await changeRole(house.admin, admin.id, 'member')
  expect(await refusalOf(openConnectSession(nobody(), secretOf(url)))).toBe('connect_link_over')
})
