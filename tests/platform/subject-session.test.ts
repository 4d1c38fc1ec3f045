import { describe, expect, it } from 'vitest'
import { changeRole } from '@/lib/operations/change-person'
import { type ConnectLink, createConnectSession } from '@/lib/operations/create-connect-session'
import { createOneTimeToken } from '@/lib/operations/create-one-time-token'
import { endSubjectSession } from '@/lib/operations/end-subject-session'
import { identifySubjectSession } from '@/lib/operations/identify-subject-session'
import { listConnectors } from '@/lib/operations/list-connectors'
import { openCatalogAs } from '@/lib/operations/open-catalog-as'
import { openConnectSession } from '@/lib/operations/open-connect-session'
import { openOneTimeToken } from '@/lib/operations/open-one-time-token'
import { purge } from '@/lib/operations/purge'
import { readConnectLink } from '@/lib/operations/read-connect-link'
import { signUserToken } from '@/lib/operations/sign-user-token'
import { startSubjectSession } from '@/lib/operations/start-subject-session'
import { database } from '@/lib/store/database'
import { randomToken } from '@/lib/vault/digest'
import { PUBLIC_URL, signedIn } from '../support/house'
import { refusalOf } from '../support/refusal'
import { catalogHouse, nobody, SHOP, secretOf } from './catalog-house'

const house = catalogHouse()

async function link(more: Partial<ConnectLink> = {}) {
  const { subject } = await house.guest()
  return createConnectSession(house.admin, { externalId: subject.externalId, ...more })
}

describe('a link to the catalog', () => {
  it('opens it once, for half an hour, for the customer whom it was made for', async () => {
    const { url, expiresAt } = await link({ connectors: ['local'] })
    expect(url).toMatch(new RegExp(`^${PUBLIC_URL}/connectors/go/enter\\?session=[\\w-]{43}$`))
    expect(expiresAt.getTime() - Date.now()).toBeGreaterThan(29 * 60_000)
    const entered = await openConnectSession(nobody(), secretOf(url))
    expect(entered).toMatchObject({ goTo: '/connectors/local', returnUrl: null })
    const found = await identifySubjectSession(entered.cookie)
    expect(found).toEqual(entered.subject)
    expect(await refusalOf(openConnectSession(nobody(), secretOf(url)))).toBe('connect_link_over')
  })

  it('is not used up by who only looks at it, and says what has become of it', async () => {
    const { subject } = await house.guest()
    const { url } = await createConnectSession(house.admin, { externalId: subject.externalId })
    const secret = secretOf(url)
    const { id, name } = subject
    for (let looks = 0; looks < 3; looks++)
      expect(await readConnectLink(secret)).toEqual({ type: 'open', subjectId: id, name })
    await openConnectSession(nobody(), secret)
    expect(await readConnectLink(secret)).toEqual({ type: 'used', subjectId: id })
    const { url: late } = await createConnectSession(house.admin, { externalId: subject.externalId })
    const where = { subjectId: id, openedAt: null }
    await database().connectSession.updateMany({ where, data: { expiresAt: new Date(Date.now() - 1) } })
    expect(await readConnectLink(secretOf(late))).toEqual({ type: 'expired', subjectId: id })
    for (const unknown of [randomToken(), '', 'x'.repeat(10_000), secret.slice(1)])
      expect(await readConnectLink(unknown)).toEqual({ type: 'unknown' })
  })

  it('opened twice at once opens once', async () => {
    const { url } = await link()
    const both = await Promise.allSettled([1, 2, 3, 4].map(() => openConnectSession(nobody(), secretOf(url))))
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('is over after its half hour, and one that was never made is the same to whoever asks', async () => {
    const { url } = await link()
    await database().connectSession.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } })
    for (const secret of [secretOf(url), randomToken(), '', 'x'.repeat(10_000)])
      expect(await refusalOf(openConnectSession(nobody(), secret))).toBe('connect_link_over')
  })

  it('is for the connectors that it names, and no others can be named', async () => {
    const { subject } = await house.guest(undefined, ['keyed'])
    expect((await listConnectors(subject)).map(({ slug }) => slug)).toEqual(['keyed'])
    for (const connectors of [['hidden'], ['nothing'], ['../local'], ['']])
      expect(await refusalOf(link({ connectors }))).toBe('unknown_connector')
    expect(await refusalOf(link({ connectors: [] }))).toBe('invalid_input')
  })

  const forged = [
    ...[
      'https://evil.example/',
      'https://shop.example.com.evil.example/',
      'https://evil.example/#@shop.example.com',
    ],
    ...['https://shop.example.com@evil.example/', 'http://shop.example.com/', '//shop.example.com/'],
    ...['https://shop.example.com:8443/', 'https://x.shop.example.com/', 'javascript:alert(1)', '/back', ''],
    ...[
      'https://user:pw@shop.example.com/',
      'https:shop.example.com\\@evil.example',
      'https://shop.example.com\n.evil/',
    ],
  ]
  it.each(forged)('C03 leads back to no page but the organisation’s: %j', async (returnUrl) => {
    expect(await refusalOf(link({ returnUrl }))).toBe('return_url_not_allowed')
  })

  it('leads back to a page on an allowed origin', async () => {
    const { url } = await link({ returnUrl: `${SHOP}/settings?tab=apps` })
    expect((await openConnectSession(nobody(), secretOf(url))).returnUrl).toBe(`${SHOP}/settings?tab=apps`)
  })

  it('keeps what it brings along sealed, and takes no field that there is not', async () => {
    await link({ fields: { keyed: { api_key: 'a-preset-secret' } } })
    for (const { sealedPresets } of await database().connectSession.findMany())
      expect(Buffer.from(sealedPresets ?? []).includes('a-preset-secret')).toBe(false)
    expect(await refusalOf(link({ fields: { keyed: { nothing: 'x' } } }))).toBe('invalid_input')
    expect(await refusalOf(link({ fields: { nothing: {} } }))).toBe('unknown_connector')
  })

  it('is made by admins and back ends alone', async () => {
    const { subject } = await house.guest()
    const input = { externalId: subject.externalId }
    for (const actor of [await signedIn('member'), await signedIn('viewer'), subject])
      expect(await refusalOf(createConnectSession(actor, input))).toBe('forbidden')
    expect(await refusalOf(createConnectSession(nobody(), input))).toBe('unauthenticated')
    expect(await refusalOf(createConnectSession(house.admin, { externalId: 'nobody' }))).toBe(
      'unknown_subject',
    )
  })
})

describe('a one-time token', () => {
  it('opens another window once, with the bounds of the first', async () => {
    const { subject } = await house.guest(undefined, ['keyed'])
    const { ott, expiresAt } = await createOneTimeToken(subject)
    expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(60_000)
    const both = await Promise.allSettled([1, 2].map(() => openOneTimeToken(nobody(), ott)))
    const [won] = both.filter((one) => one.status === 'fulfilled')
    expect(won?.value.subject).toMatchObject({ id: subject.id, integrationIds: subject.integrationIds })
    expect(won?.value.subject.sessionId).not.toBe(subject.sessionId)
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await refusalOf(openOneTimeToken(nobody(), ott))).toBe('one_time_token_over')
  })

  it('is over after a minute, and with the session that asked for it', async () => {
    const { subject } = await house.guest()
    const late = await createOneTimeToken(subject)
    await database().oneTimeToken.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } })
    const orphan = await createOneTimeToken(subject)
    await endSubjectSession(subject)
    for (const { ott } of [late, orphan])
      expect(await refusalOf(openOneTimeToken(nobody(), ott))).toBe('one_time_token_over')
  })
})

describe('a customer’s session', () => {
  it('begins with a user token, and ends for good', async () => {
    const { subject } = await house.guest()
    const token = await signUserToken(house.admin, subject)
    const { cookie, subject: signed } = await startSubjectSession(nobody(), token)
    expect(await identifySubjectSession(cookie)).toMatchObject({ id: subject.id, integrationIds: [] })
    await endSubjectSession({ ...signed, requestId: 'r', address: null })
    expect(await identifySubjectSession(cookie)).toBe(null)
    expect(await refusalOf(startSubjectSession(nobody(), `${token}x`))).toBe('invalid_user_token')
  })

  it('ends with its time, and with its customer', async () => {
    const [late, gone] = [await house.guest(), await house.guest()]
    const id = late.subject.sessionId ?? ''
    await database().subjectSession.update({ where: { id }, data: { expiresAt: new Date() } })
    await database().subject.delete({ where: { id: gone.subject.id } })
    for (const { entered } of [late, gone]) expect(await identifySubjectSession(entered.cookie)).toBe(null)
    for (const cookie of ['', randomToken(), "' or 1=1", 'x'.repeat(10_000)])
      expect(await identifySubjectSession(cookie)).toBe(null)
  })

  it('has its group as it is now, not as it was', async () => {
    const { entered } = await house.guest('movers')
    await database().subject.update({ where: { id: entered.subject.id }, data: { groupId: null } })
    expect(await identifySubjectSession(entered.cookie)).toMatchObject({ groupId: null })
  })

  it('of an admin who looks through a customer’s eyes is told of, and ends with the admin', async () => {
    const { subject } = await house.guest()
    const other = await signedIn()
    const { cookie } = await openCatalogAs(other, subject.externalId)
    expect(await identifySubjectSession(cookie)).toMatchObject({ id: subject.id })
    const told = { type: 'subject.entered', actorId: other.id, target: subject.externalId }
    expect(await database().event.count({ where: told })).toBe(1)
    await changeRole(house.admin, other.id, 'member')
    expect(await identifySubjectSession(cookie)).toBe(null)
    expect(await refusalOf(openCatalogAs(await signedIn('member'), subject.externalId))).toBe('forbidden')
  })

  it('is forgotten a day after it is over, with its link and one-time tokens', async () => {
    const { subject } = await house.guest()
    await createOneTimeToken(subject)
    const before = new Date(Date.now() - 25 * 3_600_000)
    const where = { subjectId: subject.id }
    const over = { where, data: { expiresAt: before } }
    await database().connectSession.updateMany(over)
    await database().oneTimeToken.updateMany(over)
    await database().subjectSession.updateMany(over)
    await purge()
    expect(await database().subjectSession.count({ where })).toBe(0)
    expect(await database().connectSession.count({ where })).toBe(0)
    expect(await database().oneTimeToken.count({ where })).toBe(0)
  })
})
