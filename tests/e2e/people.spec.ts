import type { Page } from '@playwright/test'
import { accept, invite } from './guests'
import { expect, signInAs, test } from './seeded'

test.use({ house: 'people' })
test.describe.configure({ mode: 'serial' })

const GRACE = { name: 'Grace Guest', email: 'grace@example.com', role: 'Viewer' } as const

let link: string
let grace: Page

test.afterAll(async () => grace?.context().close())

test('somebody is invited by a link, and takes it up in a browser of their own', async ({
  page,
  browser,
  demo,
}) => {
  link = await invite(page, GRACE)
  expect(link.startsWith(`${demo.url}/invite/`)).toBe(true)
  await expect(page.getByText('Open invitations')).toBeVisible()
  grace = await accept(browser, demo, link, GRACE)
  await expect(grace.getByText(GRACE.email).first()).toBeVisible()
  await expect(page.getByRole('row', { name: /Grace Guest/ })).toBeVisible()
  await expect(page.getByText('Open invitations')).toBeHidden()
})

test('the link works once', async ({ browser, demo }) => {
  const context = await browser.newContext({ baseURL: demo.url, storageState: { cookies: [], origins: [] } })
  const stranger = await context.newPage()
  for (const address of [link, `/invite/${'A'.repeat(43)}`]) {
    await stranger.goto(address)
    await expect(stranger.getByRole('heading', { name: 'This invitation is over' })).toBeVisible()
  }
  await context.close()
})

test('an invitation that is withdrawn opens nothing', async ({ page }) => {
  const other = await invite(page, { ...GRACE, email: 'nobody@example.com' })
  await page.getByRole('button', { name: 'Withdraw the invitation of nobody@example.com' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Withdraw' }).click()
  await expect(page.getByText('The invitation of nobody@example.com no longer works.')).toBeVisible()
  await page.goto(other)
  await expect(page.getByRole('heading', { name: 'This invitation is over' })).toBeVisible()
})

test('a role holds from the next page on: a viewer reads, a member repairs, an admin sets up', async ({
  page,
}) => {
  await grace.goto('/')
  const card = grace.getByRole('listitem').filter({ hasText: 'Team calendar' }).first()
  await expect(card.getByRole('link', { name: 'See details' })).toBeVisible()
  await expect(card.getByRole('button')).toHaveCount(0)

  await page.goto('/people')
  const role = page.getByRole('combobox', { name: 'Role of Grace Guest' })
  await role.selectOption('Member')
  await expect(page.getByText('Grace Guest is now Member.').last()).toBeVisible()
  await grace.reload()
  await expect(card.getByRole('button', { name: 'Reconnect' })).toBeVisible()
  await grace.goto('/integrations')
  await expect(grace.getByRole('link', { name: 'Add integration' })).toBeHidden()

  await role.selectOption('Admin')
  await expect(page.getByText('Grace Guest is now Admin.').last()).toBeVisible()
  await grace.reload()
  await expect(grace.getByRole('link', { name: 'Add integration' })).toBeVisible()
  await role.selectOption('Member')
  await expect(page.getByText('Grace Guest is now Member.').last()).toBeVisible()
})

test('the last admin keeps role and account, and it says why', async ({ page }) => {
  await page.goto('/people')
  await expect(page.getByRole('combobox', { name: 'Role of Admin' })).toBeDisabled()
  await expect(page.getByText('The last admin. Make somebody else an admin first.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Disable Admin' })).toBeHidden()
})

test('whoever is disabled is out at once, and in again only by signing in', async ({ page }) => {
  await grace.goto('/')
  await page.goto('/people')
  await page.getByRole('button', { name: 'Disable Grace Guest' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('Goes:')
  await expect(dialog).toContainText('Stays:')
  await dialog.getByRole('button', { name: 'Disable' }).click()
  await expect(page.getByRole('row', { name: /Grace Guest.*Disabled/ })).toBeVisible()
  await expect(grace.getByText(/Your session has ended/)).toBeVisible()
  await grace.reload()
  await expect(grace).toHaveURL(/\/sign-in/)

  await page.getByRole('button', { name: 'Enable Grace Guest' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Enable' }).click()
  await expect(page.getByText('Grace Guest can sign in again.')).toBeVisible()
  await signInAs(grace, { email: GRACE.email, password: 'a long enough password' })
})

test('settings: a session elsewhere is ended from here', async ({ page }) => {
  await page.goto('/settings')
  await expect(page.getByText('This one').or(page.getByText('This session')).first()).toBeVisible()
  await page.getByRole('button', { name: 'End all others' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'End all others' }).click()
  await expect(page.getByText(/other sessions? ha(s|ve) ended/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'End all others' })).toBeHidden()
})

test('settings: a new password needs the present one, and ends the other sessions', async ({
  browser,
  demo,
}) => {
  const elsewhere = await browser.newContext({
    baseURL: demo.url,
    storageState: { cookies: [], origins: [] },
  })
  const other = await elsewhere.newPage()
  await signInAs(other, { email: GRACE.email, password: 'a long enough password' })
  await grace.goto('/settings')
  await grace.getByLabel('Current password').fill('not this one')
  await grace.getByLabel('New password').fill('another long password')
  await grace.getByRole('button', { name: 'Change password' }).click()
  await expect(grace.getByText('This is not your password.')).toBeVisible()
  await grace.getByLabel('Current password').fill('a long enough password')
  await grace.getByLabel('New password').fill('another long password')
  await grace.getByRole('button', { name: 'Change password' }).click()
  await expect(grace.getByText('Your password is changed. Your other sessions have ended.')).toBeVisible()
  await other.goto('/settings')
  await expect(other).toHaveURL(/\/sign-in/)
  await elsewhere.close()
})

test('settings: the install gets a name of its own, on every page', async ({ page }) => {
  await page.goto('/settings')
  await page.getByLabel('What this install is called').fill('Wayfarer Works')
  await page.getByLabel('What this install is called').press('Enter')
  await expect(page.getByText('Saved.').first()).toBeVisible()
  await page.goto('/integrations')
  await expect(page).toHaveTitle(/Wayfarer Works$/)
  await expect(page.getByRole('link', { name: 'Wayfarer Works' }).first()).toBeVisible()
})
