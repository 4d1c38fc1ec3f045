import type { Page } from '@playwright/test'
import { ask, expect, GOOD_KEY, test } from './keyed'
import { expectGoodLook, OTHER_PAIR, PAIR, show } from './seen'
import { asAdmin, setUp } from './story'

test.use({ house: 'own-provider' })
test.describe.configure({ mode: 'serial' })

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const list = (page: Page) => page.getByRole('combobox', { name: 'Begin with a public list' })
const options = (page: Page) => page.getByRole('listbox').getByRole('option')
const goOn = (page: Page) => page.getByRole('button', { name: 'Continue' })

test('an API with a key is defined, and connected', async ({ page, world, keys }) => {
  await setUp(page, world)
  await page.goto('/integrations/new?own=1')
  await page.getByRole('radio', { name: 'API key' }).check()
  await field(page, 'Name').fill('House API')
  await goOn(page).click()
  await expect(field(page, 'API base URL')).toBeFocused()
  await expect(page.getByText('This must be an https address')).toBeVisible()

  await field(page, 'API base URL').fill(`${keys.origin}/{place}`)
  await field(page, 'Header').fill('X-Api-Key')
  await page.getByLabel('Before the key').fill('')
  await page.getByLabel('Test URL').fill(`${keys.origin}/{place}/me`)
  for (const look of [...PAIR, ...OTHER_PAIR]) {
    await show(page, look)
    await expectGoodLook(page, `an API with a key, ${look.theme}, ${look.size.width}`)
  }
  await goOn(page).click()
  await expect(page.getByRole('heading', { name: 'Set up House API' })).toBeVisible()
  await field(page, 'Place').fill('v1')
  await field(page, 'API key').fill(GOOD_KEY)
  await page.getByRole('button', { name: 'Save and test' }).click()
  await expect(page).toHaveURL(/\/integrations\/house-api\/default$/)
  await expect(page.getByRole('main').locator('header')).toContainText('Connected')
})

for (const { place, fill } of [
  { place: 'In the query', fill: { Parameter: 'key' } },
  { place: 'As the password (Basic)', fill: { 'User name': 'x' } },
])
  test(`a key goes ${place}`, async ({ page, keys }) => {
    await asAdmin(page)
    await page.goto('/integrations/new?own=1')
    await page.getByRole('radio', { name: 'API key' }).check()
    await field(page, 'Name').fill(`Key ${place}`)
    await field(page, 'API base URL').fill(keys.origin)
    await page.getByRole('combobox', { name: 'Where the key goes' }).selectOption({ label: place })
    for (const [label, value] of Object.entries(fill)) await page.getByLabel(label).fill(value)
    await page.getByLabel('Test URL').fill(`${keys.origin}/me`)
    await goOn(page).click()
    await field(page, 'API key').fill(GOOD_KEY)
    await page.getByRole('button', { name: 'Test without saving' }).click()
    await expect(page.getByText('accepts it. Nothing was saved.')).toBeVisible()
  })

test('a key in an address that has no place for it is said at the address', async ({ page, keys }) => {
  await asAdmin(page)
  await page.goto('/integrations/new?own=1')
  await page.getByRole('radio', { name: 'API key' }).check()
  await field(page, 'Name').fill('Nowhere')
  await field(page, 'API base URL').fill(keys.origin)
  await page
    .getByRole('combobox', { name: 'Where the key goes' })
    .selectOption({ label: 'In the address, as {api_key}' })
  await goOn(page).click()
  await expect(field(page, 'API base URL')).toBeFocused()
  await expect(page.getByText('No secret field stands in the URL.')).toBeVisible()
})

test('a public list gives the endpoints to begin with, and it is said that nobody checked them', async ({
  page,
}) => {
  await asAdmin(page)
  await page.goto('/integrations/new?own=1')
  await page.getByRole('radio', { name: 'By hand' }).check()
  await list(page).fill('auth0')
  await expect(options(page)).toHaveText([/^Auth0/])
  for (const look of PAIR) {
    await show(page, look)
    await expectGoodLook(page, `the list, ${look.theme}, ${look.size.width}`)
  }
  await page.keyboard.press('Escape')
  await expect(options(page)).toHaveCount(0)
  await list(page).fill('bit')
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowDown')
  await expect(options(page).nth(1)).toHaveAttribute('aria-selected', 'true')
  await list(page).fill('auth0')
  await expect(options(page)).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(field(page, 'Token URL')).toHaveValue('https://{subdomain}.auth0.com/oauth/token')
  await expect(field(page, 'Name')).toHaveValue('Auth0')
  await expect(page.getByText('From a public list, not checked.')).toBeVisible()
  for (const look of OTHER_PAIR) {
    await show(page, look)
    await expectGoodLook(page, `its endpoints, ${look.theme}, ${look.size.width}`)
  }
  await field(page, 'Name').fill('Our Auth0')
  await goOn(page).click()
  await expect(page.getByRole('heading', { name: 'Set up Our Auth0' })).toBeVisible()
  await expect(page.getByText('From a public list, not checked.')).toBeVisible()
  await expect(field(page, 'Subdomain')).toBeVisible()

  await page.goto('/integrations/new?own=1')
  await page.getByRole('radio', { name: 'By hand' }).check()
  await list(page).fill('no such thing')
  await expect(page.getByText('The list has nothing called “no such thing”.')).toBeVisible()
})

test('the list stays on the server', async ({ page }) => {
  await asAdmin(page)
  const scripts: string[] = []
  page.on('response', async (response) => {
    if (response.url().endsWith('.js')) scripts.push(await response.text())
  })
  await page.goto('/integrations/new?own=1')
  await page.getByRole('radio', { name: 'By hand' }).check()
  await list(page).fill('wrike')
  await expect(options(page)).toHaveText([/^Wrike/])
  expect(scripts.length).toBeGreaterThan(3)
  expect(scripts.filter((text) => text.includes('infusionsoft'))).toEqual([])
  const rest = await ask(page, 'GET', '/providers')
  expect(rest.text).not.toContain('infusionsoft')
})
