import type { Page } from '@playwright/test'
import { png } from '../support/png'
import { openCatalog, provision } from './customers'
import { ask } from './seeded'
import { expectGoodLook, OTHER_PAIR, PAIR, show } from './seen'
import { expect, setUp, signIn, test } from './story'

test.use({ house: 'logo' })
test.describe.configure({ mode: 'serial' })

const card = (page: Page) => page.getByRole('region', { name: 'Logo of the organisation', exact: true })
const choose = (page: Page, name: string, mimeType: string, buffer: Buffer) =>
  card(page).getByLabel('Picture').setInputFiles({ name, mimeType, buffer })
const save = (page: Page) => card(page).getByRole('button', { name: 'Save' }).click()
const picture = png(64, [20, 60, 200], [240, 120, 40])

test('what is no logo is refused where it is chosen, with what to do', async ({ page, world }) => {
  await setUp(page, world)
  await page.goto('/settings#catalog')
  await save(page)
  await expect(card(page)).toContainText('Choose a picture first.')
  await choose(page, 'large.png', 'image/png', Buffer.concat([picture, Buffer.alloc(256 * 1024)]))
  await expect(card(page)).toContainText('This picture has more than 256 kB.')
  await choose(page, 'lying.png', 'image/png', Buffer.from('<html><script>alert(1)</script>'))
  await expect(card(page)).toContainText('This browser cannot show that file.')
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>'
  await choose(page, 'drawn.svg', 'image/svg+xml', Buffer.from(svg))
  await save(page)
  await expect(card(page)).toContainText('SVG is not taken, because it can hold scripts.')
  for (const look of PAIR) {
    await show(page, look)
    await expectGoodLook(page, `a refused logo, ${look.theme}, ${look.size.width}`)
  }
  expect((await page.request.get('/api/logo')).status()).toBe(404)
})

test('a logo stands where customers come in, and before the console', async ({ page, world, browser }) => {
  await signIn(page)
  await page.goto('/settings#catalog')
  await choose(page, 'logo.png', 'image/png', picture)
  await expect(card(page).getByRole('img', { name: 'The logo as it will look' })).toBeVisible()
  await save(page)
  await expect(page.getByText('The logo is set.')).toBeVisible()
  await expect(card(page).getByRole('button', { name: 'Remove the logo' })).toBeVisible()
  const hers = await openCatalog(browser, world.patchbay, await provision(world.patchbay, 'Lena'))
  for (const path of ['/connectors', '/connectors/go/enter', '/connectors/go/done', '/sign-in']) {
    await hers.goto(path)
    const logo = hers.locator('img[src^="/api/logo?v="]')
    await expect(logo).toBeVisible()
    expect(await logo.evaluate((img: HTMLImageElement) => img.naturalWidth), path).toBe(64)
    for (const look of OTHER_PAIR) {
      await show(hers, look)
      await expectGoodLook(hers, `${path} with a logo, ${look.theme}, ${look.size.width}`)
    }
  }
  await hers.context().close()
})

test('L it is served as a picture and nothing else, and is gone when it is removed', async ({ page }) => {
  await signIn(page)
  const headers = (await page.request.get('/api/logo')).headers()
  expect(headers).toMatchObject({
    ...{ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' },
    'cache-control': 'public, max-age=300',
  })
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  expect(headers['content-security-policy']).toContain('sandbox')
  await page.goto('/settings#catalog')
  await card(page).getByRole('button', { name: 'Remove the logo' }).click()
  await expect(page.getByText('The logo is removed.')).toBeVisible()
  await expect(card(page).getByRole('button', { name: 'Remove the logo' })).toBeHidden()
  expect((await page.request.get('/api/logo')).status()).toBe(404)
})

test('an admin says what customers read about an integration', async ({ page, world, browser }) => {
  await signIn(page)
  await ask(page, 'POST', '/integrations', { provider: 'stripe' })
  await page.goto('/integrations/stripe')
  await page.getByRole('button', { name: 'Offer it' }).click()
  await page.getByRole('button', { name: 'Change the text' }).click()
  await page.getByRole('textbox', { name: 'One line' }).fill('Sends your invoices.')
  await page.getByRole('button', { name: 'Save the text' }).click()
  await expect(page.getByText('The text is saved.')).toBeVisible()
  const row = page.getByRole('region', { name: 'Manage' })
  await expect(row.getByText('Sends your invoices.')).toBeVisible()
  const hers = await openCatalog(browser, world.patchbay, await provision(world.patchbay, 'Mia'))
  await expect(hers.getByRole('link', { name: /^Stripe.*Sends your invoices\./ })).toBeVisible()
  await hers.context().close()
})
