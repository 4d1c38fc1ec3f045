import type { Page } from '@playwright/test'
import { atprotoConsent } from '../support/atproto-consent'
import { decide, define, expect, given, looks, missing, SLUG, test } from './atproto-story'
import { runSql } from './patchbay'
import { WIDE } from './seen'
import { setUp, signIn } from './story'

test.use({ house: 'atproto-refused' })
test.skip(missing !== null, missing ?? '')
test.describe.configure({ mode: 'serial', timeout: 180_000 })

type Known = ReturnType<typeof given>

const connection = `/integrations/${SLUG}/default`

/** Reconnects, agrees at the server beside the browser, and comes back in it with what the redirect is changed to. */
async function comeBack(
  page: Page,
  { peer, alice }: Known,
  { as = alice, change = () => {}, before = async () => {} }: Partial<Coming> = {},
): Promise<string> {
  await page.goto(connection)
  // The request belongs to whoever opens it first at the server.
  const consent = `${peer.pds}/oauth/authorize?**`
  await page.route(consent, (route) => route.fulfill({ contentType: 'text/plain', body: '' }))
  const asked = page.waitForRequest((request) => request.url().startsWith(`${peer.pds}/oauth/authorize?`))
  await page.getByRole('button', { name: 'Reconnect' }).first().click()
  const back = await atprotoConsent((await asked).url(), { username: as.handle, password: as.password })
  await page.unroute(consent)
  change(back)
  await before()
  await peer.forget()
  await page.goto(back.href)
  return back.href
}

interface Coming {
  as: Known['alice']
  change(back: URL): void
  before(): Promise<void>
}

async function expectSaid(page: Page, message: RegExp, next: string): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`${connection}$`))
  // The connection’s history says it as well.
  await expect(page.getByRole('paragraph').filter({ hasText: message })).toBeVisible()
  await expect(page.getByText(next, { exact: true })).toBeVisible()
  // Nothing was taken away by it.
  await expect(page.getByText('Connected', { exact: true }).first()).toBeVisible()
}

const redeemed = async ({ peer }: Known) =>
  (await peer.requests()).filter(({ path, status }) => path === '/oauth/token' && status === 200).length

test.beforeEach(async ({ page }) => {
  await page.setViewportSize(WIDE)
})

test('an account is connected', async ({ page, world, network }) => {
  const known = given(network)
  await setUp(page, world)
  await define(page, known)
  await page.goto(`/integrations/new?provider=${SLUG}`)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Connect AT Protocol account' }).click()
  await page.getByRole('alertdialog').getByLabel('Handle').fill(known.alice.handle)
  await page.getByRole('alertdialog').getByRole('button', { name: 'Continue' }).click()
  await decide(page, known, 'allow')
  await expect(page).toHaveURL(new RegExp(`${connection}$`))
  await expect(page.getByText('Connected as')).toBeVisible()
})

test('who cancels at the server finds everything as it was', async ({ page, network }) => {
  await signIn(page)
  await page.goto(connection)
  await page.getByRole('button', { name: 'Reconnect' }).click()
  await decide(page, given(network), 'deny')
  await expectSaid(
    page,
    /^You cancelled at AT Protocol\.$/,
    'Nothing has changed. Connect again whenever you like.',
  )
  await looks(page, 'cancelled')
})

test('a redirect that comes twice shows the connection, and redeems nothing', async ({ page, network }) => {
  const known = given(network)
  await signIn(page)
  const back = await comeBack(page, known)
  await expect(page.getByText('Connected as')).toBeVisible()
  expect(await redeemed(known)).toBe(1)
  await page.goto(back)
  await expect(page).toHaveURL(new RegExp(`${connection}$`))
  await expect(page.getByText('Connected', { exact: true }).first()).toBeVisible()
  expect(await redeemed(known)).toBe(1)
  await looks(page, 'replayed')
})

test('a redirect that another browser brings is refused in words, and redeems nothing', async ({
  page,
  browser,
  network,
}) => {
  const known = given(network)
  await signIn(page)
  await page.goto(connection)
  let stolen = ''
  await comeBack(page, known, {
    change: (back) => {
      stolen = back.href
      back.searchParams.set('state', 'A'.repeat(43))
    },
  })
  await expect(page.getByRole('heading', { name: 'This consent is not known here' })).toBeVisible()
  await looks(page, 'unknown-state')
  const other = await browser.newContext()
  const elsewhere = await other.newPage()
  await elsewhere.goto(stolen)
  await expect(elsewhere.getByRole('heading', { name: 'Your session ended on the way' })).toBeVisible()
  await other.close()
  expect(await redeemed(known)).toBe(0)
})

test('an answer that names another server is refused, and that is said', async ({ page, network }) => {
  const known = given(network)
  await signIn(page)
  await comeBack(page, known, { change: (back) => back.searchParams.set('iss', 'https://other.example.com') })
  await expectSaid(
    page,
    /^The answer did not come from the account’s own server, and was refused\. Nothing was changed\.$/,
    'Connect again. If it happens again, ask your security team.',
  )
  expect(await redeemed(known)).toBe(0)
  // What the other browser tried stands there too, and about which connection it was.
  await expect(
    page.getByText(/came back from a consent that is not theirs: atmosphere/).first(),
  ).toBeVisible()
  await looks(page, 'other-issuer')
})

test('an answer that names no server is not complete', async ({ page, network }) => {
  const known = given(network)
  await signIn(page)
  await comeBack(page, known, { change: (back) => back.searchParams.delete('iss') })
  await expectSaid(page, /^What came back from the account’s server is not complete\.$/, 'Connect again.')
  expect(await redeemed(known)).toBe(0)
})

test('whoever signs in as somebody else than was named is not connected, and not left open', async ({
  page,
  network,
}) => {
  const known = given(network)
  await signIn(page)
  await comeBack(page, known, { as: known.bob })
  await expectSaid(
    page,
    /^What the account’s server sent does not prove the account that you named\.$/,
    'Connect again, and sign in with that account.',
  )
  expect(await known.peer.tokens(known.bob.did)).toBe(0)
  await looks(page, 'other-account')
})

test('a consent that took too long is dropped', async ({ page, world, network }) => {
  const known = given(network)
  await signIn(page)
  const late = `update "Authorization" set "expiresAt" = now() - interval '1 second' where "consumedAt" is null`
  await comeBack(page, known, { before: () => runSql(world.patchbay, late) })
  await expectSaid(page, /^The consent took longer than ten minutes/, 'Connect again.')
  expect(await redeemed(known)).toBe(0)
  await looks(page, 'too-late')
})

test('a session that cannot be saved is said to be, and is ended at the server', async ({
  page,
  world,
  network,
}) => {
  const known = given(network)
  await signIn(page)
  const before = await known.peer.tokens(known.alice.did)
  await runSql(
    world.patchbay,
    `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$;
     create trigger refuse before update of "pendingGrant" on "Authorization"
       for each row when (new."pendingGrant" is not null) execute function refuse()`,
  )
  await comeBack(page, known)
  await expectSaid(
    page,
    /^The account agreed, but the connection could not be saved here\.$/,
    'Connect again. If it stays so, Patchbay’s own log says why.',
  )
  await runSql(world.patchbay, 'drop trigger refuse on "Authorization"; drop function refuse()')
  expect(await known.peer.tokens(known.alice.did)).toBe(before)
  await looks(page, 'not-saved')
})

test('the same in German, and a consent that succeeds takes the notice away', async ({
  page,
  context,
  world,
  network,
}) => {
  const known = given(network)
  await signIn(page)
  await comeBack(page, known, { change: (back) => back.searchParams.set('iss', 'https://other.example.com') })
  const said = page
    .getByRole('paragraph')
    .filter({ hasText: /^Die Antwort kam nicht von dem eigenen Server des Kontos/ })
  await context.addCookies([{ name: 'patchbay.locale', value: 'de', url: world.patchbay.url }])
  await page.reload()
  await expect(said).toBeVisible()
  await looks(page, 'other-issuer-de')
  await context.addCookies([{ name: 'patchbay.locale', value: 'en', url: world.patchbay.url }])
  await comeBack(page, known)
  await expect(page.getByText('Connected as')).toBeVisible()
  await expect(page.getByRole('paragraph').filter({ hasText: /did not come from/ })).toBeHidden()
})
