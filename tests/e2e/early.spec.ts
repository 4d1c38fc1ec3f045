import type { Page, Route } from '@playwright/test'
import { ADMIN, addAcme, agree, asAdmin, expect, setUp, test } from './story'

// A page is drawn before its scripts come. What somebody does meanwhile is done once they have.

test.use({ house: 'early' })
test.describe.configure({ mode: 'serial' })

/** Opens a page whose scripts come only when the answer's function is called. */
async function openAsleep(page: Page, path: string): Promise<() => Promise<void>> {
  const held: Route[] = []
  let isHeld = true
  await page.route(/\/_next\/static\/.*\.js/, (route) => {
    if (!isHeld) return route.continue()
    held.push(route)
  })
  await page.goto(path, { waitUntil: 'commit' })
  return async () => {
    isHeld = false
    await Promise.all(held.map((route) => route.continue()))
  }
}

test('somebody who types and presses Enter at once is signed in', async ({ page, world, context }) => {
  await setUp(page, world)
  await addAcme(page, world)
  await page.getByRole('button', { name: 'Connect Acme account' }).click()
  await agree(page)
  await expect(page.getByText('Connected as')).toBeVisible()
  await context.clearCookies()
  const wake = await openAsleep(page, '/sign-in')
  await page.getByLabel('E-mail address').fill(ADMIN.email)
  await page.getByLabel('Password').fill(ADMIN.password)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/sign-in$/)
  await wake()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
})

test('a test that is asked for at once, and twice, is made once', async ({ page }) => {
  await asAdmin(page)
  let asked = 0
  page.on('request', (request) => {
    if (request.method() === 'POST') asked++
  })
  const wake = await openAsleep(page, '/integrations/acme/default')
  await page.getByRole('button', { name: 'Test Connection' }).click()
  await page.getByRole('button', { name: 'Test Connection' }).click()
  await wake()
  await expect(page.getByText(/answered in \d+ ms/).first()).toBeVisible()
  expect(asked).toBe(1)
})

test('what is searched for at once is found, and what is cleared stays so', async ({ page }) => {
  await asAdmin(page)
  const wake = await openAsleep(page, '/integrations/new')
  const search = page.getByRole('searchbox')
  await search.pressSequentially('dropb')
  await expect(page.getByText('1 provider', { exact: true })).toBeHidden()
  await wake()
  await expect(page.getByText('1 provider', { exact: true })).toBeVisible()
  await expect(search).toHaveValue('dropb')
  const wakeAgain = await openAsleep(page, '/integrations/new?q=dropbox')
  await search.fill('')
  await expect(page.getByText('1 provider', { exact: true })).toBeVisible()
  await wakeAgain()
  await expect(page.getByText('1 provider', { exact: true })).toBeHidden()
  await expect(search).toHaveValue('')
})

test('what is chosen and ticked at once counts', async ({ page }) => {
  await asAdmin(page)
  const wakeList = await openAsleep(page, '/integrations')
  await page.getByLabel('Owner').selectOption('Organisation')
  await wakeList()
  await expect(page).toHaveURL(/owner=organisation/)
  await expect(page.getByLabel('Owner')).toHaveValue('organisation')
  const wake = await openAsleep(page, '/api-keys/new')
  await page.getByLabel('Name', { exact: true }).fill('billing')
  const scope = page.getByRole('checkbox').first()
  const before = await scope.isChecked()
  await scope.click()
  await wake()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('billing')
  expect(await scope.isChecked()).toBe(!before)
})
