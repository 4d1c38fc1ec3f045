import { createHash } from 'node:crypto'
import { type APIRequestContext, request as requests } from '@playwright/test'
import { consent } from '../support/consent'
import { linkFor, provision } from './customers'
import { type Patchbay, runSql } from './patchbay'
import { ask } from './seeded'
import { addAcme, asAdmin, expect, setUp, test } from './story'

test.use({ house: 'catalog-callback' })
test.describe.configure({ mode: 'serial' })

/** A customer in a browser that has no window: what counts here is what is sent. */
async function customerOf(patchbay: Patchbay, name: string): Promise<APIRequestContext> {
  const customer = await provision(patchbay, name)
  const browser = await requests.newContext({ baseURL: patchbay.url })
  const { search } = new URL(await linkFor(patchbay, customer))
  const headers = { origin: patchbay.url }
  const entered = await browser.post(`/connectors/go/begin${search}`, { headers, maxRedirects: 0 })
  expect([entered.status(), entered.headers().location]).toEqual([303, `${patchbay.url}/connectors`])
  return browser
}

/** Goes to the provider and back, up to the address that the provider sends them to. */
async function consentIn(browser: APIRequestContext, patchbay: Patchbay): Promise<URL> {
  const headers = { origin: patchbay.url }
  const begun = await browser.post('/api/platform_user/connections/acme', { headers })
  const { authorization } = await begun.json()
  return consent(authorization.authorize_url, `${patchbay.url}/oauth2/callback/acme`)
}

/** What we answer to the provider's redirect: where to, and how it says so. */
async function comeBack(browser: APIRequestContext, callback: URL | string): Promise<URL> {
  const answer = await browser.get(String(callback), { maxRedirects: 0 })
  const headers = answer.headers()
  expect([answer.status(), headers['cache-control'], headers['referrer-policy']]).toEqual([
    ...[303, 'no-store', 'no-referrer'],
  ])
  const location = new URL(headers.location ?? '')
  // A18: neither code nor state goes any further.
  const { searchParams } = new URL(callback)
  for (const secret of [...searchParams.getAll('code'), ...searchParams.getAll('state')])
    expect(location.href).not.toContain(secret)
  return location
}

const placeOf = ({ pathname, searchParams }: URL) => [pathname, searchParams.get('error')]

async function statusOf(browser: APIRequestContext): Promise<string> {
  const answer = await browser.get('/api/platform_user/connections/acme')
  return answer.status() === 404 ? 'none' : (await answer.json()).authorization?.status
}

test('C09, A18 a consent comes back with 303 to the catalog, once', async ({ page, world }) => {
  const { patchbay, provider } = world
  await setUp(page, world)
  await addAcme(page, world)
  await ask(page, 'PATCH', '/integrations/acme', { inCatalog: true })
  const ann = await customerOf(patchbay, 'Ann')
  const callback = await consentIn(ann, patchbay)
  // A10: what only looks at it burns nothing.
  const looked = await ann.head(String(callback), { maxRedirects: 0 })
  expect([looked.status(), looked.headers().allow]).toEqual([405, 'GET'])
  const location = await comeBack(ann, callback)
  expect([location.origin, location.pathname]).toEqual([patchbay.url, '/connectors/acme'])
  expect(location.searchParams.get('done')).toMatch(/^[0-9a-f-]{36}$/)
  expect(await statusOf(ann)).toBe('active')
  await provider.forget()
  expect(placeOf(await comeBack(ann, callback))[0]).toMatch(/^\/connectors\//)
  expect(await provider.tokenRequests()).toEqual([])
  expect(await statusOf(ann)).toBe('active')
  await ann.dispose()
})

test('C two customers who finish each other’s consent connect nothing, nor does anybody else', async ({
  page,
  world,
}) => {
  const { patchbay, provider } = world
  await asAdmin(page)
  const [bob, eve] = [await customerOf(patchbay, 'Bob'), await customerOf(patchbay, 'Eve')]
  const stranger = await requests.newContext({ baseURL: patchbay.url })
  const [bobs, eves] = [await consentIn(bob, patchbay), await consentIn(eve, patchbay)]
  await provider.forget()
  const refused = ['/connectors/go/done', 'other_session']
  expect(placeOf(await comeBack(bob, eves))).toEqual(refused)
  expect(placeOf(await comeBack(eve, bobs))).toEqual(refused)
  expect(placeOf(await comeBack(stranger, bobs))).toEqual(['/connectors/go/done', 'session_missing'])
  // Who is signed in to the console is nobody in the catalog.
  expect(placeOf(await comeBack(page.request, bobs))).toEqual(['/connectors/go/done', 'session_missing'])
  expect(await provider.tokenRequests()).toEqual([])
  for (const browser of [bob, eve]) expect(await statusOf(browser)).not.toBe('active')
  // Nor has anybody burned it for them.
  await comeBack(bob, bobs)
  expect(await statusOf(bob)).toBe('active')
  expect(await statusOf(eve)).not.toBe('active')
  for (const browser of [bob, eve, stranger]) await browser.dispose()
})

test('B02, B03, A11 a state that is altered, doubled, missing or too old connects nothing', async ({
  world: { patchbay, provider },
}) => {
  const fay = await customerOf(patchbay, 'Fay')
  const callback = await consentIn(fay, patchbay)
  await provider.forget()
  const state = callback.searchParams.get('state') ?? ''
  const altered = new URL(callback)
  altered.searchParams.set('state', `${state.slice(0, -1)}${state.endsWith('A') ? 'B' : 'A'}`)
  const missing = new URL(callback)
  missing.searchParams.delete('state')
  const doubled = new URL(callback)
  doubled.searchParams.append('state', state)
  for (const forged of [altered, missing, doubled]) await comeBack(fay, forged)
  expect(await provider.tokenRequests()).toEqual([])
  expect(await statusOf(fay)).not.toBe('active')
  await runSql(
    patchbay,
    `update "Authorization" set "expiresAt" = now() - interval '1 second' where "stateDigest" = $1`,
    [createHash('sha256').update(state).digest()],
  )
  await comeBack(fay, callback)
  expect(await provider.tokenRequests()).toEqual([])
  expect(await statusOf(fay)).not.toBe('active')
  await fay.dispose()
})

test('a customer whose browser denies is led back to the connector, which says so', async ({
  world: { patchbay },
}) => {
  const gil = await customerOf(patchbay, 'Gil')
  const headers = { origin: patchbay.url }
  const begun = await gil.post('/api/platform_user/connections/acme', { headers })
  const { authorization } = await begun.json()
  const redirectUri = `${patchbay.url}/oauth2/callback/acme`
  const callback = await consent(authorization.authorize_url, redirectUri, { decision: 'cancel' })
  expect(placeOf(await comeBack(gil, callback))).toEqual(['/connectors/acme', 'cancelled'])
  await gil.dispose()
})
