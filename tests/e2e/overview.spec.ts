import { expect, test } from './seeded'
import { agree, isLive } from './story'

test.use({ house: 'overview' })
test.describe.configure({ mode: 'serial' })

test('what is broken comes first, with since when, why and the one button that repairs it', async ({
  page,
}) => {
  await page.goto('/')
  const attention = page.getByRole('region', { name: /Needs attention/ })
  const cards = attention.getByRole('listitem')
  await expect(cards).toHaveCount(4)
  const broken = cards.filter({ hasText: 'Team calendar' })
  await expect(broken).toContainText('Reconnect needed')
  await expect(broken).toContainText('Demo ID no longer accepts this connection’s authorization.')
  for (const card of await cards.all()) await expect(card).toContainText(/began/)
  await expect(broken.getByRole('button')).toHaveCount(1)
  await expect(
    cards.filter({ hasText: 'Newsletter' }).getByRole('link', { name: 'Open the set-up' }),
  ).toBeVisible()
  await expect(
    cards.filter({ hasText: 'Weather desk' }).getByRole('button', { name: 'Test again' }),
  ).toBeVisible()
  const before = await attention.boundingBox()
  const counts = await page.getByRole('region', { name: 'Connections by status' }).boundingBox()
  expect(before?.y).toBeLessThan(counts?.y ?? 0)
})

test('a count leads to exactly those connections', async ({ page }) => {
  await page.goto('/')
  const counts = page.getByRole('region', { name: 'Connections by status' })
  await counts.getByRole('link', { name: /Disabled/ }).click()
  await expect(page).toHaveURL(/\/integrations\?status=disabled$/)
  await expect(page.locator('main tbody tr')).toHaveCount(1)
  await expect(page.getByRole('row', { name: /Old wiki/ })).toBeVisible()
})

test('a banner on every other page says how many are broken, and leads here', async ({ page }) => {
  await page.goto('/settings')
  const banner = page.getByRole('status').filter({ hasText: '4 connections need attention' })
  await expect(banner).toBeVisible()
  await banner.getByRole('link', { name: 'Repair' }).click()
  await expect(page.getByRole('region', { name: /Needs attention/ })).toBeVisible()
  await expect(banner).toBeHidden()
})

test('one button and a consent repair it, and another browser sees that at once', async ({
  page,
  browser,
  demo,
}) => {
  const other = await browser.newPage({ baseURL: demo.url, storageState: demo.state })
  await other.goto('/')
  await expect(isLive(other)).toBeVisible()
  await expect(other.getByText('Team calendar').first()).toBeVisible()

  await page.goto('/')
  await page.getByRole('listitem').filter({ hasText: 'Team calendar' }).getByRole('button').first().click()
  await agree(page, 'carol')
  await expect(page.getByRole('heading', { name: 'Team calendar' })).toBeVisible()
  await expect(page.getByRole('main').getByText('Connected', { exact: true }).first()).toBeVisible()

  const attention = other.getByRole('region', { name: /Needs attention/ })
  await expect(attention.getByRole('listitem')).toHaveCount(3)
  await expect(attention).not.toContainText('Team calendar')
  await expect(other.getByRole('region', { name: 'Recent changes' })).toContainText('team-calendar')
  await other.context().close()
})
