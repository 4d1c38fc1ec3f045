import type { Browser, Page } from '@playwright/test'
import { type Customer, linkFor, provision } from './customers'
import { runSql } from './patchbay'
import { ask } from './seeded'
import { expectGoodLook, PAIR, show } from './seen'
import { addAcme, expect, setUp, test } from './story'

test.use({ house: 'catalog-link' })
test.describe.configure({ mode: 'serial' })

let carla: Customer

async function anybody(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, storageState: { cookies: [], origins: [] } })
  return context.newPage()
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })
const goOn = (page: Page) => page.getByRole('button', { name: 'Continue as Carla Customer' })
const inCatalog = (page: Page) => page.getByText('Connecting for Carla Customer')

test('a link says for whom it is, and whatever only looks at it does not use it up', async ({
  page,
  world,
  browser,
}) => {
  const { patchbay } = world
  await setUp(page, world)
  await addAcme(page, world)
  await ask(page, 'PATCH', '/integrations/acme', { inCatalog: true })
  carla = await provision(patchbay, 'Carla Customer')
  const link = await linkFor(patchbay, carla)
  const hers = await anybody(browser, patchbay.url)
  for (const method of ['GET', 'HEAD', 'GET']) {
    const looked = await hers.request.fetch(link, { method })
    expect([looked.status(), looked.headers()['set-cookie']]).toEqual([200, undefined])
    expect(looked.headers()['cache-control']).toContain('no-store')
  }
  await hers.goto(link)
  await expect(heading(hers, 'Connect your accounts at Patchbay')).toBeVisible()
  await expect(hers.getByText('This link is for Carla Customer.')).toBeVisible()
  for (const look of PAIR) {
    await show(hers, look)
    await expectGoodLook(hers, `a link, ${look.theme}, ${look.size.width}`)
  }
  await goOn(hers).click()
  // The secret is behind them.
  await expect(hers).toHaveURL(`${patchbay.url}/connectors`)
  await expect(inCatalog(hers)).toBeVisible()
  await hers.goto(link)
  await expect(hers.getByText('you are in by it already')).toBeVisible()
  await hers.getByRole('link', { name: 'Open the integrations' }).click()
  await expect(inCatalog(hers)).toBeVisible()
  await hers.getByRole('button', { name: 'Sign out' }).click()
  await expect(heading(hers, 'Open this page from Patchbay')).toBeVisible()
  await expect(hers.getByRole('listitem').filter({ hasText: 'Acme' })).toBeVisible()
  await hers.goto(link)
  await expect(heading(hers, 'This link was used already')).toBeVisible()
  await hers.goto('/connectors/acme')
  await expect(heading(hers, 'Open this page from Patchbay')).toBeVisible()
  await hers.context().close()
})

test('of two windows with the same link the second says that it was used', async ({ world, browser }) => {
  const link = await linkFor(world.patchbay, carla)
  const [hers, another] = [
    await anybody(browser, world.patchbay.url),
    await anybody(browser, world.patchbay.url),
  ]
  for (const page of [hers, another]) await page.goto(link)
  await goOn(hers).click()
  await expect(inCatalog(hers)).toBeVisible()
  await goOn(another).click()
  await expect(heading(another, 'This link was used already')).toBeVisible()
  await hers.context().close()
  await another.context().close()
})

test('a link that is too old, or was never made, says so and leads on', async ({ world, browser }) => {
  const { patchbay } = world
  const late = await linkFor(patchbay, carla)
  await runSql(patchbay, `update "ConnectSession" set "expiresAt" = now() where "openedAt" is null`)
  await runSql(
    patchbay,
    `insert into "Setting" (key, value) values ('catalog.loginRedirectUrl', '"http://localhost:9/in"')`,
  )
  const hers = await anybody(browser, patchbay.url)
  await hers.goto(late)
  await expect(heading(hers, 'This link is too old')).toBeVisible()
  await expect(hers.getByRole('link', { name: 'Go to Patchbay' })).toHaveAttribute(
    'href',
    'http://localhost:9/in',
  )
  for (const broken of [
    late.slice(0, -1),
    '/connectors/go/enter',
    '/connectors/go/enter?session=a&session=b',
  ]) {
    await hers.goto(broken)
    await expect(heading(hers, 'There is no such link')).toBeVisible()
  }
  await hers.context().close()
})

test('I01, I04 what another site posts opens nothing, and the link is still good', async ({
  world,
  browser,
}) => {
  const { patchbay } = world
  const link = await linkFor(patchbay, carla)
  const begin = link.replace('/go/enter', '/go/begin')
  const hers = await anybody(browser, patchbay.url)
  for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, {} as { origin: string }]) {
    const posted = await hers.request.post(begin, { headers, maxRedirects: 0 })
    expect([posted.status(), posted.headers()['set-cookie']]).toEqual([403, undefined])
  }
  expect((await hers.request.get(begin)).status()).toBe(405)
  // A page of another site whose form is sent by a browser: the provider's origin is another one than ours.
  await hers.goto(new URL('/.well-known/openid-configuration', world.provider.issuer).href)
  await hers.evaluate((action) => {
    const form = document.createElement('form')
    Object.assign(form, { method: 'post', action })
    document.documentElement.append(form)
    form.submit()
  }, begin)
  await expect(hers.getByText('This request came from another site and was refused.')).toBeVisible()
  expect(await hers.context().cookies(patchbay.url)).toEqual([])
  await hers.goto(link)
  await goOn(hers).click()
  await expect(inCatalog(hers)).toBeVisible()
  await hers.context().close()
})

test('an integration may be called like a page of the catalog’s own', async ({ page, world, browser }) => {
  const { patchbay } = world
  await page.goto(patchbay.url)
  for (const slug of ['enter', 'done', 'connecting', 'over', 'go', 'begin']) {
    await runSql(patchbay, `update "Integration" set slug = $1, name = $2`, [slug, `Called ${slug}`])
    const hers = await anybody(browser, patchbay.url)
    await hers.goto(await linkFor(patchbay, carla))
    await goOn(hers).click()
    await hers.getByRole('link', { name: /^Called/ }).click()
    await expect(hers).toHaveURL(`${patchbay.url}/connectors/${slug}`)
    await expect(heading(hers, `Called ${slug}`)).toBeVisible()
    await hers.goto(`/connectors/${slug}`)
    await expect(heading(hers, `Called ${slug}`)).toBeVisible()
    await hers.context().close()
  }
})
