import type { Page } from '@playwright/test'
import { ask, expect, test } from './seeded'
import { isLive } from './story'

test.use({ house: 'list' })
test.describe.configure({ mode: 'serial' })

const rows = (page: Page) => page.locator('main tbody tr')
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search integrations and accounts' })

test('a row says status in a word and a sentence, account, owner and when it was last checked', async ({
  page,
}) => {
  await page.goto('/integrations')
  await expect(rows(page)).toHaveCount(9)
  const row = page.getByRole('row', { name: /Company directory/ })
  await expect(row).toContainText('Connected')
  await expect(row).toContainText('alice@example.test')
  await expect(row).toContainText('Organisation')
  await expect(row.getByRole('time').first()).toHaveAttribute('title', /\d{4}/)
  await expect(page.getByRole('row', { name: /Team calendar/ })).toContainText('no longer accepts')
})

test('filters stand in the address, and Back takes them away one by one', async ({ page }) => {
  await page.goto('/integrations')
  await page
    .getByRole('navigation', { name: 'Status' })
    .getByRole('link', { name: /Needs attention/ })
    .click()
  await expect(rows(page)).toHaveCount(4)
  await page.getByRole('combobox', { name: 'Provider' }).selectOption({ label: 'Flaky Cloud' })
  await expect(rows(page)).toHaveCount(2)
  await expect(page).toHaveURL(/status=.*provider=demo-flaky/)
  await expect(page.getByRole('status').filter({ hasText: '2 connections' })).toBeVisible()

  await page.reload()
  await expect(rows(page)).toHaveCount(2)
  await expect(page.getByRole('combobox', { name: 'Provider' })).toHaveValue('demo-flaky')
  // The way back is the page's own once its scripts run.
  await expect(isLive(page)).toBeVisible()
  await page.goBack()
  await expect(rows(page)).toHaveCount(4)
  await expect(page.getByRole('combobox', { name: 'Provider' })).toHaveValue('')
  await page.goBack()
  await expect(rows(page)).toHaveCount(9)
  await expect(page).toHaveURL(/\/integrations$/)
})

test('a search finds names and accounts as they are typed, and its address can be handed on', async ({
  page,
}) => {
  await page.goto('/integrations')
  await search(page).fill('ALICE@')
  await expect(page).toHaveURL(/q=ALICE/)
  await expect(page.getByRole('row', { name: /Company directory/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /Newsletter/ })).toBeHidden()
  await page.goto('/integrations?q=parcel')
  await expect(search(page)).toHaveValue('parcel')
  await expect(rows(page)).toHaveCount(1)
})

test('the page that was left is there again after Back from a connection', async ({ page }) => {
  await page.goto('/integrations?status=disabled')
  await page.getByRole('link', { name: /Default.*Old wiki/ }).click()
  await expect(page).toHaveURL(/\/integrations\/old-wiki\/default$/)
  await page.goBack()
  await expect(page).toHaveURL(/status=disabled$/)
  await expect(rows(page)).toHaveCount(1)
})

test('nothing found is said, with what would help', async ({ page }) => {
  await page.goto('/integrations?q=zebra')
  await expect(page.getByText('No integration or account matches “zebra”.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(rows(page)).toHaveCount(9)
  await expect(search(page)).toHaveValue('')
  await page.goto('/integrations?status=connected&owner=organisation&q=zebra')
  await expect(page.getByText(/zebra.*with these filters/)).toBeVisible()
})

test('an address that makes no sense shows the beginning of the list', async ({ page }) => {
  await page.goto('/integrations?status=lovely&owner=nobody&start=-3&count=1e9')
  await expect(rows(page)).toHaveCount(9)
})

test('more than fifty are pages of fifty, each at an address of its own', async ({ page }) => {
  await page.goto('/integrations')
  const make = (n: number) =>
    ask(page, 'POST', '/integrations', { provider: 'demo-id', name: `Many ${n}`, slug: `many-${n}` })
  await Promise.all(Array.from({ length: 45 }, (_, n) => make(n)))
  await page.goto('/integrations')
  await expect(rows(page)).toHaveCount(50)
  await expect(page.getByText('1 to 50 of 54')).toBeVisible()
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(page).toHaveURL(/start=50$/)
  await expect(rows(page)).toHaveCount(4)
  await page.goto('/integrations?start=500')
  await expect(page.getByRole('main')).not.toContainText('undefined')
  await page.goto('/integrations?start=50')
  await search(page).fill('Many')
  await expect(page).toHaveURL(/\?q=Many$/)
  await expect(page.getByText('45 connections')).toBeVisible()
})
