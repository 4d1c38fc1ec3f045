import type { Page } from '@playwright/test'
import { type Customer, openCatalog, popupOf, provision } from './customers'
import { type Patchbay, runSql } from './patchbay'
import { ask } from './seeded'
import { addAcme, agree, asAdmin, clients, expect, setUp, test } from './story'

test.use({ house: 'catalog' })
test.describe.configure({ mode: 'serial' })

const connect = (page: Page) => page.getByRole('button', { name: 'Connect Acme' })
const reconnect = (page: Page) => page.getByRole('button', { name: /^Reconnect/ })
const badge = (page: Page, word: string) => page.getByRole('main').getByText(word, { exact: true }).first()

async function change(page: Page, data: object): Promise<void> {
  await ask(page, 'PATCH', '/integrations/acme', data)
}

/** What only time, or the account's owner at the provider, brings about. */
async function breakAll(patchbay: Patchbay, { id }: Customer): Promise<void> {
  await runSql(
    patchbay,
    `update "Connection" set "validationStatus" = 'error', "validationCode" = 'invalid_grant', "validatedAt" = now()
     where "ownerId" = $1`,
    [id],
  )
}

let carla: Customer

test('a customer finds nothing before it is opened to them, and then connects in a window of its own', async ({
  page,
  world,
  browser,
}) => {
  const { patchbay } = world
  await setUp(page, world)
  await addAcme(page, world)
  carla = await provision(patchbay, 'Carla Customer')
  const hers = await openCatalog(browser, patchbay, carla)
  await expect(hers.getByText('There are no integrations yet')).toBeVisible()
  await change(page, { inCatalog: true })
  await hers.reload()
  await hers.getByRole('link', { name: /^Acme/ }).click()
  await expect(hers.getByText('Know who you are')).toBeVisible()

  const popup = await popupOf(hers, () => connect(hers).click())
  await popup.waitForURL(/127\.0\.0\.1/)
  expect(await popup.evaluate(() => [innerWidth, innerHeight])).toEqual([625, 700])
  await expect(hers.getByText('Finish in the window of Acme')).toBeVisible()
  await Promise.all([popup.waitForEvent('close'), agree(popup)])
  await expect(hers.getByText('Installed Acme')).toBeVisible()
  await expect(badge(hers, 'Installed')).toBeVisible()
  await expect(hers.getByText('alice@example.test')).toBeVisible()
  await hers.getByRole('link', { name: 'All integrations', exact: true }).click()
  await expect(hers.getByRole('link', { name: /^Acme.*Installed/ })).toBeVisible()
  await hers.context().close()
})

test('a broken one is repaired from its deep link, and stays the same connection', async ({
  world,
  browser,
}) => {
  const { patchbay } = world
  await breakAll(patchbay, carla)
  const hers = await openCatalog(browser, patchbay, carla)
  await expect(hers.getByRole('link', { name: /^Acme.*Needs repair/ })).toBeVisible()
  await hers.goto('/connectors/acme')
  const item = hers.getByRole('listitem').filter({ hasText: 'alice@example.test' })
  const id = (await item.getAttribute('id'))?.replace('connection-', '') ?? ''
  await hers.goto(`/connectors/acme?connection=${id}`)
  await expect(item).toBeFocused()
  const alert = hers.getByRole('alert').filter({ hasText: 'Your connection to Acme is inactive.' })
  await expect(alert).toContainText('Reconnect to continue.')
  const popup = await popupOf(hers, () => alert.getByRole('button', { name: 'Reconnect' }).click())
  await agree(popup)
  await expect(hers.getByText('Reconnected to Acme')).toBeVisible()
  await expect(alert).toBeHidden()
  await expect(hers.locator(`#connection-${id}`)).toContainText('Works as it should.')
  await hers.context().close()
})

test('cancelling there, and closing the window, are told apart, and neither breaks anything', async ({
  world,
  browser,
}) => {
  const hers = await openCatalog(browser, world.patchbay, carla)
  await hers.goto('/connectors/acme')
  const denied = await popupOf(hers, () => reconnect(hers).click())
  await denied.waitForURL(/127\.0\.0\.1/)
  await denied.getByRole('link', { name: /cancel/i }).click()
  await expect(hers.getByText('You cancelled at Acme')).toBeVisible()
  const closed = await popupOf(hers, () => reconnect(hers).click())
  await closed.waitForURL(/127\.0\.0\.1/)
  await closed.close()
  await expect(hers.getByText('The window was closed before Acme was connected')).toBeVisible()
  await expect(badge(hers, 'Installed')).toBeVisible()
  const again = await popupOf(hers, () => hers.getByRole('button', { name: 'Try again' }).click())
  await agree(again)
  await expect(hers.getByText('Reconnected to Acme')).toBeVisible()
  await hers.context().close()
})

test('another account takes a connection over only when its customer says so', async ({ world, browser }) => {
  const hers = await openCatalog(browser, world.patchbay, carla)
  await hers.goto('/connectors/acme')
  await agree(await popupOf(hers, () => reconnect(hers).click()), 'mallory')
  const question = hers.getByRole('status').filter({ hasText: 'That was another account of Acme' })
  await expect(question).toContainText(
    'You signed in as mallory@example.test, and this connection has alice@example.test.',
  )
  await question.getByRole('button', { name: 'Keep alice@example.test' }).click()
  await expect(question).toBeHidden()
  const item = hers.getByRole('listitem').filter({ hasText: 'alice@example.test' })
  await expect(item).toContainText('Works as it should.')
  await hers.context().close()
})

test('what only the organisation can repair is said to be that', async ({ page, world, browser }) => {
  const hers = await openCatalog(browser, world.patchbay, await provision(world.patchbay, 'Fay'))
  await asAdmin(page)
  const setup = (client_secret: string) =>
    ask(page, 'PUT', '/integrations/acme/setup', { fields: { client_secret } })
  await setup('not-the-secret')
  await hers.goto('/connectors/acme')
  await agree(await popupOf(hers, () => connect(hers).click()), 'fay')
  await expect(hers.getByText('Acme could not be connected')).toBeVisible()
  await expect(hers.getByRole('main')).toContainText('Only Patchbay can repair that: tell them')
  await expect(hers.getByRole('main'), 'nothing of the set-up is told').not.toContainText('secret')
  await expect(hers.getByRole('main'), 'nothing was there that could break').not.toContainText('Needs repair')
  await setup(clients.basic.client_secret)
  await agree(await popupOf(hers, () => connect(hers).click()), 'fay')
  await expect(hers.getByText('Installed Acme')).toBeVisible()
  await hers.context().close()
})

test('where windows are blocked this one goes to the provider, and comes back', async ({
  world,
  browser,
}) => {
  const dora = await provision(world.patchbay, 'Dora')
  const hers = await openCatalog(browser, world.patchbay, dora)
  await hers.addInitScript(() => {
    window.open = () => null
  })
  await hers.goto('/connectors/acme')
  await connect(hers).click()
  await expect(hers.getByText('Your browser did not open the window')).toBeVisible()
  await hers.getByRole('button', { name: 'Continue in this window' }).click()
  await agree(hers, 'dora')
  await expect(hers).toHaveURL(`${world.patchbay.url}/connectors/acme`)
  await expect(hers.getByText('Installed Acme')).toBeVisible()
  await hers.context().close()
})

test('a phone goes there in its one window, and says it when nothing came of it', async ({
  world,
  browser,
}) => {
  const phone = await provision(world.patchbay, 'Phoebe')
  const hers = await openCatalog(browser, world.patchbay, phone, {
    ...{ viewport: { width: 375, height: 800 }, hasTouch: true, isMobile: true },
  })
  await hers.goto('/connectors/acme')
  await connect(hers).tap()
  await hers.waitForURL(/127\.0\.0\.1/)
  await hers.getByRole('link', { name: /cancel/i }).click()
  await expect(hers.getByText('You cancelled at Acme')).toBeVisible()
  await expect(hers).toHaveURL(`${world.patchbay.url}/connectors/acme`)
  await connect(hers).tap()
  await agree(hers, 'phoebe')
  await expect(badge(hers, 'Installed')).toBeVisible()
  await hers.context().close()
})

test('several accounts: added, renamed, one broken, one removed', async ({ world, browser }) => {
  const { patchbay } = world
  await runSql(patchbay, `update "Integration" set multiple = true where slug = 'acme'`)
  const hers = await openCatalog(browser, patchbay, await provision(patchbay, 'Mila'))
  await hers.goto('/connectors/acme')
  await agree(await popupOf(hers, () => connect(hers).click()), 'mila')
  await expect(hers.getByText('mila@example.test')).toBeVisible()
  // The provider remembers who signed in: another account signs in anew.
  const { origin } = new URL(world.provider.issuer)
  await hers.context().clearCookies({ domain: new URL(origin).hostname })
  const add = hers.getByRole('button', { name: 'Add another connection' })
  await agree(await popupOf(hers, () => add.click()), 'milan')
  await expect(hers.getByText('milan@example.test')).toBeVisible()
  await expect(badge(hers, '2 installed')).toBeVisible()

  await hers.getByRole('button', { name: 'Rename milan@example.test' }).click()
  await hers.getByLabel('Name', { exact: true }).fill(' ')
  await hers.getByRole('button', { name: 'Save the name' }).click()
  await expect(hers.getByText('The name cannot be blank.')).toBeVisible()
  await hers.getByLabel('Name', { exact: true }).fill('work')
  await hers.getByRole('button', { name: 'Save the name' }).click()
  await expect(hers.getByText('Renamed to work')).toBeVisible()

  await hers.getByRole('button', { name: 'Remove milan@example.test' }).click()
  const dialog = hers.getByRole('dialog')
  await expect(dialog).toContainText('can no longer use Acme for you')
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await expect(hers.getByText('Removed Acme')).toBeVisible()
  await expect(hers.getByText('milan@example.test')).toBeHidden()
  await expect(badge(hers, 'Installed')).toBeVisible()
  await hers.context().close()
})

test('an unknown connector leads to the list, which says so', async ({ world, browser }) => {
  const hers = await openCatalog(browser, world.patchbay, carla)
  await hers.goto('/connectors/nowhere')
  await expect(hers.getByText('There is no integration at that address.')).toBeVisible()
  await expect(hers.getByRole('link', { name: /^Acme/ })).toBeVisible()
  await hers.context().close()
})
