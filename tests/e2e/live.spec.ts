import type { Browser, Page } from '@playwright/test'
import pg from 'pg'
import { startRelay } from '../support/relay'
import { databaseUrl, freePort, type Patchbay, startBeside } from './patchbay'
import { ADMIN, addAcme, agree, expect, isLive, setUp, signIn, test, trySignIn } from './story'

test.use({ house: 'live' })
test.describe.configure({ mode: 'serial' })

let second: Patchbay

test.afterAll(async () => second?.remove())

test('K09 a change on one process is seen in another browser on another process', async ({
  page,
  browser,
  world,
}) => {
  await setUp(page, world)
  await addAcme(page, world)
  const allow = new URL(world.provider.issuer).host
  second = await startBeside(world.patchbay, { PATCHBAY_EGRESS_ALLOW: allow, LOG_LEVEL: 'warn' })
  const other = await elsewhere(browser, '/integrations')
  await expect(statusOf(other)).toHaveText('Not connected')

  await page.getByRole('button', { name: 'Connect Acme account' }).click()
  await expect(statusOf(other)).toHaveText('Connecting')
  await agree(page)
  await expect(statusOf(other)).toHaveText('Connected')
  await expect(other.getByText('alice@example.test')).toBeVisible()

  await world.provider.revokeGrants()
  await page.getByRole('button', { name: 'Test Connection' }).click()
  await expect(statusOf(other)).toHaveText('Reconnect needed')
  await expect(other.getByText('1 connection needs attention')).toBeVisible()
  await other.close()
})

test('a page whose database link broke, or whose server was away, reads again', async ({
  browser,
  world,
}) => {
  const other = await elsewhere(browser, '/integrations/acme/default')
  await expect(isLive(other)).toBeVisible()
  const client = new pg.Client(databaseUrl(world.patchbay.directory))
  await client.connect()
  // A change that no notification tells of, and then the link that would have brought it breaks.
  await client.query(`update "Integration" set name = 'Renamed behind its back'`)
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'patchbay listen'`,
  )
  await expect(other.getByRole('heading', { name: /Renamed behind its back/ })).toBeVisible()

  await second.stop()
  await expect(other.getByText(/Reconnecting/).filter({ visible: true })).toBeVisible()
  await client.query(`update "Integration" set name = 'Acme'`)
  await client.end()
  await second.restart()
  await expect(isLive(other)).toBeVisible()
  await expect(other.getByRole('heading', { name: /^Acme/ })).toBeVisible()
  await other.close()
})

test('a link that dies without a word is noticed by its silence', async ({ browser, world }) => {
  const [port, near] = [await freePort(), await freePort()]
  const relay = await startRelay({ host: '127.0.0.1', port }, near)
  const beside = await startBeside(world.patchbay, {
    PORT: String(port),
    PATCHBAY_URL: `http://localhost:${near}`,
  })
  const page = await (await browser.newContext({ baseURL: `http://localhost:${near}` })).newPage()
  await page.clock.install()
  await trySignIn(page, ADMIN.password)
  await expect(isLive(page)).toBeVisible()
  relay.swallow()
  await page.clock.fastForward(45_000)
  await expect(isLive(page)).toBeVisible()
  await page.clock.fastForward(10_000)
  await expect(page.getByText(/Reconnecting/).filter({ visible: true })).toBeVisible()
  relay.cut()
  await relay.mend()
  await expect(isLive(page)).toBeVisible()
  await page.close()
  relay.cut()
  await beside.remove()
})

test('K12 the tabs of one browser share one stream, and it passes on when its tab closes', async ({
  page,
  context,
}) => {
  const opened: string[] = []
  context.on('request', (request) => {
    if (request.url().endsWith('/api/events') && request.headers().accept?.includes('text/event-stream'))
      opened.push(request.url())
  })
  await signIn(page)
  await expect(isLive(page)).toBeVisible()
  const before = opened.length
  const tabs = await Promise.all([context.newPage(), context.newPage()])
  for (const tab of tabs) {
    await tab.goto('/integrations')
    await expect(isLive(tab)).toBeVisible()
  }
  expect(opened.length).toBe(before)
  await page.close()
  await expect.poll(() => opened.length).toBe(before + 1)
})

test('signing out ends the session on every process at once', async ({ page, browser }) => {
  await signIn(page)
  const cookies = await page.context().cookies()
  const other = await (await browser.newContext({ baseURL: second.url })).newPage()
  await other.context().addCookies(cookies.map((cookie) => ({ ...cookie })))
  await other.goto('/settings')
  await expect(other.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/sign-in/)
  await other.goto('/settings')
  await expect(other).toHaveURL(/sign-in/)
  await other.close()
})

/** Somebody signed in to the second process, in a browser of their own. */
async function elsewhere(browser: Browser, path: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: second.url })).newPage()
  await trySignIn(page, ADMIN.password)
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  await page.goto(path)
  return page
}

function statusOf(page: Page) {
  return page
    .getByRole('row', { name: /Acme/ })
    .getByText(/^(Not connected|Connecting|Connected|Reconnect needed)$/)
}
