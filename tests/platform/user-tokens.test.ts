import { describe, expect, it } from 'vitest'
import { openConnectSession } from '@/lib/operations/open-connect-session'
import { updateCatalogSettings } from '@/lib/operations/update-catalog-settings'
import { database } from '@/lib/store/database'
import { ask, backEnd, type Caller, nobody as noCaller } from '../api/callers'
import { addFor, grantTo } from '../support/customers'
import { PUBLIC_URL } from '../support/house'
import { catalogHouse, nobody, SHOP, secretOf } from './catalog-house'
import { bearerOf, readAs, sendAs } from './user-callers'

const house = catalogHouse()

describe('access tokens', () => {
  const tokenOf = async (caller: Caller) =>
    (await readAs(caller, '/connections/local')).body.authorization?.access_token
  const allow = (browserTokens: boolean) => updateCatalogSettings(house.admin, { browserTokens })

  it('are told where the organisation says so, and never in a group', async () => {
    const [alone, other, member] = [await house.guest(), await house.guest(), await house.guest('acme')]
    const { integrationId } = await database().connection.findFirstOrThrow({
      where: { integration: { slug: 'local' } },
    })
    for (const { subject } of [alone, other, member])
      await grantTo(await addFor(subject, integrationId), { accessToken: 'the-token', refreshToken: null })
    for (const { caller } of [alone, member]) expect(await tokenOf(caller)).toBe(null)
    await allow(true)
    expect(await tokenOf(alone.caller)).toBe('the-token')
    // One read each: what is read is tested behind it, and these tokens are made up.
    expect(await tokenOf(await bearerOf(other))).toBe('the-token')
    expect(await tokenOf(member.caller)).toBe(null)
    const where = { actorType: 'subject', actorId: alone.subject.id, outcome: 'served' }
    expect(await database().access.count({ where })).toBe(1)
    await allow(false)
  })
})

describe('an admin who looks through a customer’s eyes', () => {
  it('is told no access token, and given none of theirs', async () => {
    const { subject, caller } = await house.guest()
    const { integrationId } = await database().connection.findFirstOrThrow({
      where: { integration: { slug: 'local' } },
    })
    await grantTo(await addFor(subject, integrationId), { accessToken: 'the-token', refreshToken: null })
    const where = { id: subject.sessionId ?? '' }
    await database().subjectSession.update({ where, data: { openedBy: house.admin.id } })
    await updateCatalogSettings(house.admin, { browserTokens: true })
    const { body } = await readAs(caller, '/connections/local')
    expect(body.authorization).toMatchObject({ status: 'active', access_token: null, credential: null })
    expect((await sendAs(caller, 'POST', '/sessions/token')).status).toBe(403)
    await updateCatalogSettings(house.admin, { browserTokens: false })
  })
})

describe('sessions', () => {
  it('begin by token or one-time token, give the next token, and end', async () => {
    const guest = await house.guest()
    const signIn = await ask(await bearerOf(guest), 'POST', '/platform_user/sessions', {})
    expect(signIn.status).toBe(200)
    const [cookie = ''] = signIn.headers.getSetCookie()
    expect(cookie).toMatch(/^patchbay_subject=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/i)
    const caller = { cookie: cookie.split(';')[0] ?? '', origin: PUBLIC_URL }
    const { access_token, expires_in } = (await sendAs(caller, 'POST', '/sessions/token')).body
    expect(expires_in).toBe(900)
    expect((await readAs({ authorization: `Bearer ${access_token}` }, '/session')).status).toBe(200)
    const { ott } = (await sendAs(caller, 'POST', '/sessions/ott')).body
    const entered = await Promise.all([1, 2].map(() => sendAs(noCaller, 'POST', '/sessions', { ott })))
    expect(entered.map(({ status }) => status).sort()).toEqual([200, 410])
    expect((await sendAs(caller, 'DELETE', '/sessions')).status).toBe(204)
    expect((await readAs(caller, '/session')).status).toBe(401)
    expect((await sendAs(await bearerOf(guest), 'POST', '/sessions/token')).status).toBe(401)
    expect((await sendAs(noCaller, 'POST', '/sessions', {})).status).toBe(401)
  })

  it('end on the other side too, and a link is asked for by back ends', async () => {
    const { subject } = await house.guest()
    const body = { external_id: subject.externalId, connectors: ['local'], return_url: `${SHOP}/done` }
    const link = await ask(await backEnd(), 'POST', '/platform/connect_sessions', body)
    const { url } = await link.json()
    expect((await openConnectSession(nobody(), secretOf(url))).returnUrl).toBe(`${SHOP}/done`)
    const forged = { ...body, return_url: 'https://evil.example/' }
    const refused = await ask(await backEnd(), 'POST', '/platform/connect_sessions', forged)
    expect([refused.status, await refused.json()]).toEqual([
      400,
      { error: expect.stringContaining('none of the allowed origins') },
    ])
  })
})
