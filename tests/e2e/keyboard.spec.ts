import type { Route } from '@playwright/test'
import { addAcme, agree, asAdmin, expect, isLive, setUp, signIn, test } from './story'

test.use({ house: 'keyboard' })
test.describe.configure({ mode: 'serial' })

test('there is something to find', async ({ page, world }) => {
  await setUp(page, world)
  await addAcme(page, world)
  await page.getByRole('button', { name: 'Connect Acme account' }).click()
  await agree(page)
  await expect(page.getByText('Connected as')).toBeVisible()
})

test('the list can be searched before its scripts run', async ({ browser, page, world }) => {
  await asAdmin(page)
  const bare = await browser.newContext({ baseURL: world.patchbay.url, javaScriptEnabled: false })
  await bare.addCookies(await page.context().cookies())
  const plain = await bare.newPage()
  await plain.goto('/integrations')
  await plain.getByLabel('Provider').selectOption({ label: 'Acme' })
  await plain.getByRole('searchbox').fill('alice@')
  await plain.getByRole('searchbox').press('Enter')
  await expect(plain).toHaveURL(/q=alice/)
  await expect(plain.getByText('1 connection', { exact: true })).toBeVisible()
  await plain.getByRole('link', { name: /^Connected/ }).click()
  await expect(plain).toHaveURL(/status=connected/)
  await bare.close()
})

test('the keyboard alone finds, tests and adds', async ({ page }) => {
  await signIn(page)
  await expect(isLive(page)).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('test acme')
  await expect(page.getByRole('option', { name: 'Test Acme' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Acme works.')).toBeVisible()

  await page.keyboard.press('n')
  await expect(page).toHaveURL(/\/integrations\/new$/)
  await expect(page.getByRole('heading', { name: 'Add integration' })).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('notion?')
  await expect(page.getByRole('searchbox')).toHaveValue('notion?')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('what is typed while the palette is on its way is in it, and does nothing on the page', async ({
  page,
}) => {
  await signIn(page)
  await expect(isLive(page)).toBeVisible()
  const held: Route[] = []
  let isOpen = false
  await page.route(/\/_next\/static\/.*\.js/, (route) => (isOpen ? route.continue() : void held.push(route)))
  await page.keyboard.press('Control+k')
  await expect.poll(() => held.length).toBeGreaterThan(0)
  await page.keyboard.type('nw')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('ew')
  await expect(page.getByRole('dialog')).toBeHidden()
  isOpen = true
  await Promise.all(held.map((route) => route.continue()))
  await expect(page.getByRole('combobox')).toHaveValue('new')
  await page.keyboard.type(' a')
  await expect(page.getByRole('combobox')).toHaveValue('new a')
  await expect(page).toHaveURL(/\/$/)
})

test('single keys can be turned off, and the palette stays', async ({ page }) => {
  await signIn(page)
  await expect(isLive(page)).toBeVisible()
  await page.keyboard.press('?')
  await page.getByLabel(/Use single keys/).uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await page.keyboard.press('?')
  await expect(page).toHaveURL(/\/$/)
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
})

test('it speaks German to whose browser does', async ({ browser, page, world }) => {
  await asAdmin(page)
  const context = await browser.newContext({ baseURL: world.patchbay.url, locale: 'de-DE' })
  await context.addCookies(await page.context().cookies())
  const german = await context.newPage()
  await german.goto('/integrations')
  await expect(german.getByRole('heading', { name: 'Integrationen' })).toBeVisible()
  await expect(german.getByText('Verbunden', { exact: true }).first()).toBeVisible()
  await expect(german.locator('html')).toHaveAttribute('lang', 'de')
  await context.close()
})
