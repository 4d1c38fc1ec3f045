import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { accept, invite } from './guests'
import { expect, test } from './seeded'

test.use({ house: 'activity' })
test.describe.configure({ mode: 'serial' })

const lines = (page: Page) => page.getByRole('main').locator('ol li')

async function download(page: Page, name: string): Promise<string> {
  const begun = page.waitForEvent('download')
  await page.getByRole('link', { name }).click()
  return readFile(await (await begun).path(), 'utf8')
}

test('the log is narrowed by type, outcome, actor and connection, in the address', async ({ page }) => {
  await page.goto('/activity')
  const all = await lines(page).count()
  await page.getByRole('combobox', { name: 'Type' }).selectOption({ label: 'Connections' })
  await expect(page).toHaveURL(/type=connection/)
  await page.getByRole('combobox', { name: 'Outcome' }).selectOption({ label: 'Failed' })
  await expect(page).toHaveURL(/outcome=failure/)
  await expect.poll(() => lines(page).count()).toBeLessThan(all)
  await expect(lines(page).first()).toBeVisible()
  await page.reload()
  await expect(page.getByRole('combobox', { name: 'Outcome' })).toHaveValue('failure')
  await page.getByRole('link', { name: 'Clear the filters' }).click()
  await expect(page).toHaveURL(/\/activity$/)
  await page.goto('/activity?connection=team-calendar')
  for (const text of await lines(page).allTextContents()) expect(text).toContain('team-calendar')
})

test('Back takes the filters away one by one, a day that is typed as one', async ({ page }) => {
  await page.goto('/activity')
  await page.getByRole('combobox', { name: 'Type' }).selectOption({ label: 'Connections' })
  await expect(page).toHaveURL(/type=connection$/)
  await page.getByRole('combobox', { name: 'Time' }).selectOption({ label: 'From – to …' })
  await expect(page).toHaveURL(/time=range/)
  for (const day of ['2026-01-01', '2026-01-12']) {
    await page.getByLabel('From', { exact: true }).fill(day)
    await expect(page).toHaveURL(new RegExp(`from=${day}`))
  }
  await page.goBack()
  await expect(page).toHaveURL(/type=connection$/)
  await expect(page.getByRole('combobox', { name: 'Time' })).toHaveValue('')
  await page.goBack()
  await expect(page).toHaveURL(/\/activity$/)
  await expect(page.getByRole('combobox', { name: 'Type' })).toHaveValue('')
})

test('a line opens at the side, with all that is kept and nothing secret, and Esc gives the focus back', async ({
  page,
}) => {
  await page.goto('/activity?type=connection')
  const line = lines(page).first().getByRole('button')
  await line.click()
  const drawer = page.getByRole('dialog')
  await expect(drawer).toContainText(/connection\./)
  await expect(drawer).toContainText('Admin')
  await drawer.getByRole('button', { name: 'Next' }).click()
  await expect(drawer.getByRole('button', { name: 'Previous' })).toBeEnabled()
  await expect(drawer).not.toContainText(/access_token|client_secret|Bearer ey/)
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
})

test('an export is a file of what the filters show', async ({ page }) => {
  await page.goto('/activity?type=integration')
  const csv = await download(page, 'Export CSV')
  expect(csv.split('\r\n')[0]).toContain('"sequence","at","type"')
  const types = [...csv.matchAll(/^"\d+","[^"]+","([a-z._]+)"/gm)].map(([, type = '']) => type)
  expect(types.length).toBeGreaterThan(8)
  expect(types.filter((type) => !type.startsWith('integration.'))).toEqual([])
  const json = JSON.parse(await download(page, 'Export JSON'))
  expect(json).toHaveLength(types.length)
})

test('each connection has its own', async ({ page }) => {
  await page.goto('/integrations/team-calendar/default')
  await page.getByRole('link', { name: 'All activity' }).last().click()
  await expect(page).toHaveURL(/\/activity\?connection=/)
  await expect(lines(page).first()).toContainText('team-calendar')
})

test('what an error names as its request leads to what was refused', async ({ page, browser, demo }) => {
  const guest = { name: 'Mallory', email: 'mallory@example.com', role: 'Admin' } as const
  const other = await accept(browser, demo, await invite(page, guest), guest)
  await other.goto('/integrations/newsletter')
  await other.getByRole('button', { name: 'Rename' }).click()
  await page.goto('/people')
  await page.getByRole('combobox', { name: 'Role of Mallory' }).selectOption('Viewer')
  await expect(page.getByText('Mallory is now Viewer.')).toBeVisible()

  await other.getByRole('alertdialog').getByRole('textbox', { name: 'Name' }).fill('Mine')
  await other.keyboard.press('Enter')
  const error = other.getByRole('alertdialog').getByRole('alert')
  await expect(error).toContainText('set up integrations')
  const href = (await error.getByRole('link').getAttribute('href')) ?? ''
  expect(href).toMatch(/^\/activity\?request=[0-9a-f-]{36}$/)
  await other.context().close()

  await page.goto(href)
  await expect(lines(page)).toHaveCount(1)
  await expect(lines(page)).toContainText('Mallory was refused')
  await page.goto(`/activity?request=${crypto.randomUUID()}`)
  await expect(page.getByText('This request changed nothing')).toBeVisible()
})
