import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { openCatalog, popupOf, provision } from './customers'
import { ask } from './seeded'
import { addAcme, agree, expect, setUp, signIn, test } from './story'

test.use({ house: 'catalog-live' })
test.describe.configure({ mode: 'serial' })

const connect = (page: Page) => page.getByRole('button', { name: 'Connect Acme' })

test('an admin opens Acme to customers', async ({ page, world }) => {
  await setUp(page, world)
  await addAcme(page, world)
  await ask(page, 'PATCH', '/integrations/acme', { inCatalog: true })
})

test('what one of a group connects, all of them see as theirs, as it happens', async ({ world, browser }) => {
  const group = randomUUID()
  const [ada, ben] = [
    await provision(world.patchbay, 'Ada', group),
    await provision(world.patchbay, 'Ben', group),
  ]
  const hers = await openCatalog(browser, world.patchbay, ada)
  const his = await openCatalog(browser, world.patchbay, ben)
  const list = await his.context().newPage()
  await his.goto('/connectors/acme')
  await list.goto('/connectors')
  await expect(connect(his)).toBeVisible()
  await hers.goto('/connectors/acme')
  await agree(await popupOf(hers, () => connect(hers).click()), 'ada')
  await expect(hers.getByText('Shared with your group')).toBeVisible()
  // In two tabs of another browser, of which one alone has the stream.
  await expect(his.getByText('ada@example.test')).toBeVisible()
  await expect(list.getByRole('link', { name: /^Acme.*Installed/ })).toBeVisible()
  await his.getByRole('button', { name: /^Remove/ }).click()
  await expect(his.getByRole('dialog')).toContainText('anybody else in your group')
  await his.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(hers.getByText('ada@example.test')).toBeHidden()
  await expect(list.getByText('Installed', { exact: true })).toBeHidden()
  await his.context().close()
  await hers.context().close()
})

test('what an admin takes back, renames or offers is so in an open catalog', async ({
  page,
  world,
  browser,
}) => {
  await signIn(page)
  const hers = await openCatalog(browser, world.patchbay, await provision(world.patchbay, 'Olga'))
  const card = hers.getByRole('link', { name: /^Acme/ })
  await expect(card).toBeVisible()
  await ask(page, 'PATCH', '/integrations/acme', { inCatalog: false })
  await expect(card).toBeHidden()
  await ask(page, 'PATCH', '/integrations/acme', { inCatalog: true, name: 'Acme Works' })
  await expect(hers.getByRole('link', { name: /^Acme Works/ })).toBeVisible()
  await ask(page, 'PATCH', '/integrations/acme', { name: 'Acme' })
  await hers.context().close()
})

test('where nothing can be heard the page says so, and looks by itself', async ({ world, browser }) => {
  const group = randomUUID()
  const [ada, ben] = [
    await provision(world.patchbay, 'Ada', group),
    await provision(world.patchbay, 'Ben', group),
  ]
  const his = await openCatalog(browser, world.patchbay, ben)
  await his.route('**/api/platform_user/events', (route) => route.abort())
  await his.goto('/connectors/acme')
  await expect(his.getByText('Not live: the connection is interrupted.')).toBeVisible()
  const hers = await openCatalog(browser, world.patchbay, ada)
  await hers.goto('/connectors/acme')
  await agree(await popupOf(hers, () => connect(hers).click()), 'ada')
  await expect(his.getByText('ada@example.test')).toBeVisible()
  await his.unroute('**/api/platform_user/events')
  await expect(his.getByText('Not live: the connection is interrupted.')).toBeHidden({ timeout: 40_000 })
  await his.context().close()
  await hers.context().close()
})

test('when the network is lost it says so, and goes on by itself', async ({ world, browser }) => {
  const hers = await openCatalog(browser, world.patchbay, await provision(world.patchbay, 'Nell'))
  await hers.goto('/connectors/acme')
  const popup = await popupOf(hers, () => connect(hers).click())
  await popup.waitForURL(/127\.0\.0\.1/)
  await hers.context().setOffline(true)
  await expect(hers.getByText('The network was lost')).toBeVisible()
  await expect(hers.getByText('Not live: the connection is interrupted.')).toBeVisible()
  await hers.context().setOffline(false)
  await expect(hers.getByText('Not live: the connection is interrupted.')).toBeHidden()
  await expect(hers.getByText('Finish in the window of Acme')).toBeVisible()
  await agree(popup, 'nell')
  await expect(hers.getByText('Installed Acme')).toBeVisible()
  await hers.context().close()
})
