import type { Page } from '@playwright/test'
import { accept, invite } from './guests'
import { ask } from './seeded'
import { expect, setUp, signIn, test } from './story'
import { fillCustomers, ODD } from './subjects-seed'

test.use({ house: 'subjects' })
test.describe.configure({ mode: 'serial' })

const MANY = 10_000

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

test('with nobody there, the page says what customers are, what to do first, and how a back end does it', async ({
  page,
  world,
}) => {
  await setUp(page, world)
  for (const provider of ['google', 'github', 'slack']) await ask(page, 'POST', '/integrations', { provider })
  await page
    .getByRole('navigation', { name: 'Main', exact: true })
    .getByRole('link', { name: 'Customers' })
    .click()
  await expect(page.getByText('No customers yet')).toBeVisible()
  await expect(page.getByRole('main').getByRole('listitem').first()).toContainText(
    'Offer at least one integration',
  )
  const lines = await page.locator('code').allTextContents()
  expect(lines.join('\n')).toContain(`${world.patchbay.url}/api/platform/users`)
  expect(lines.join('\n')).not.toMatch(/pbk_/)
  await page.getByRole('link', { name: 'Groups' }).click()
  await expect(page.getByText('No groups yet')).toBeVisible()
})

test('an integration is offered to customers, and to each several times, where its other settings are', async ({
  page,
}) => {
  await signIn(page)
  await page.goto('/integrations/github')
  await page.getByRole('button', { name: 'Offer it' }).click()
  await expect(page.getByText('Customers can connect GitHub now.')).toBeVisible()
  await page.getByRole('button', { name: 'Allow several' }).click()
  await expect(page.getByText('A customer may connect several accounts, each with a name.')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Only one' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Do not offer it' })).toBeVisible()
})

test('a customer is added by hand, whatever signs their id has, and found again at their address', async ({
  page,
}) => {
  await signIn(page)
  await page.goto('/subjects')
  await page.getByRole('button', { name: 'Add customer' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Add customer' }).click()
  await expect(dialog.getByText('One printable line of 1 to 255 characters')).toBeVisible()
  await expect(dialog.getByLabel('Id in your product')).toBeFocused()
  await dialog.getByLabel('Id in your product').fill(ODD)
  await dialog.getByLabel('Name').fill('Odd & Co')
  await dialog.getByLabel('Group').fill('a/group?')
  await dialog.getByRole('button', { name: 'Add customer' }).click()
  await expect(page.getByRole('heading', { name: 'Odd & Co' })).toBeVisible()
  expect(new URL(page.url()).pathname).toBe(`/subjects/${encodeURIComponent(ODD)}`)
  await page.reload()
  await expect(page.getByRole('region', { name: 'Details' })).toContainText(ODD)
  await page.getByRole('link', { name: 'a/group?' }).click()
  await expect(page.getByRole('region', { name: /Members/ })).toContainText('Odd & Co')
  await page.getByRole('link', { name: 'Odd & Co' }).click()
  await expect(page.getByText('Nothing is connected yet')).toBeVisible()
  await page.goto('/subjects?add=1')
  await page.getByLabel('Id in your product').fill(ODD)
  await page.getByRole('dialog').getByRole('button', { name: 'Add customer' }).click()
  await expect(page.getByText('There is a customer with this id already.')).toBeVisible()
  for (const nobody of ['/subjects/nobody', '/subjects/100%25', '/groups/nobody'])
    expect((await page.goto(nobody))?.status(), nobody).toBe(404)
})

test('10,000 customers: who has something broken comes first; they are searched, narrowed and turned over', async ({
  page,
  world,
}) => {
  await fillCustomers(world.patchbay, MANY)
  await signIn(page)
  await page.goto('/subjects')
  await expect(page.getByRole('row').nth(1)).toContainText('GitHub · Reconnect needed')
  await expect(page.getByRole('link', { name: 'All 10,001' })).toHaveAttribute('aria-current', 'true')
  await page.getByRole('link', { name: /^Needs attention/ }).click()
  await expect(page).toHaveURL(/status=failing/)
  await expect(page.getByRole('status').filter({ hasText: '265 customers' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Integration' }).selectOption('Google')
  await expect(page).toHaveURL(/integration=google/)
  await expect(page.getByText('5 customers', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(page).toHaveURL(/\/subjects$/)
  await page.keyboard.press('/')
  await page.keyboard.type('customer-07')
  await expect(page.getByText('1,000 customers', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(page.getByText('51 to 100 of 1,000')).toBeVisible()
  await page.getByRole('searchbox').fill('nobody at all')
  await expect(page.getByText('No customer matches.')).toBeVisible()
  await page.goto('/groups')
  await expect(page.getByRole('row').nth(1)).toContainText('company-9')
  await expect(page.getByRole('row').nth(1)).toContainText('250 customers')
})

test('the overview counts what is broken of the customers’ by integration, and leads to who it is', async ({
  page,
}) => {
  await signIn(page)
  const line = page
    .getByRole('listitem')
    .filter({ hasText: '15 customers’ connections to GitHub need a reconnect' })
  await line.getByRole('link', { name: 'See who' }).click()
  await expect(page.getByText('15 customers', { exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Reconnect needed' })).toHaveAttribute('aria-current', 'true')
  await page.goto('/integrations')
  await expect(page.getByText('3 connections', { exact: true })).toBeVisible()
})

test('a customer moves to another group and gets another id; what they connected stays theirs', async ({
  page,
}) => {
  await signIn(page)
  await page.goto('/subjects/customer-00708')
  const connections = page.getByRole('region', { name: 'Connections' })
  await expect(connections.getByRole('listitem').first()).toContainText('Reconnect needed')
  await expect(connections.getByRole('listitem').first()).toContainText(
    'The authorization was revoked at GitHub.',
  )
  await expect(connections.getByRole('listitem').nth(1)).toContainText('of the group')
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByLabel('Id in your product').fill('customer-00001')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('There is a customer with this id already.')).toBeVisible()
  await page.getByLabel('Id in your product').fill('renamed')
  await page.getByLabel('Group').fill('')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(/\/subjects\/renamed$/)
  await expect(connections.getByRole('listitem')).toHaveCount(1)
  await expect(page.getByText('In no group')).toBeVisible()
})

test('whoever is removed goes with their own connections, which the dialog names; the log has it', async ({
  page,
}) => {
  await signIn(page)
  await page.goto('/subjects/renamed')
  await page.getByRole('button', { name: 'Remove' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog.getByRole('listitem')).toHaveText(/GitHub.*customer-00708@example\.com/)
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('Customer 00708 is removed.')).toBeVisible()
  await expect(page).toHaveURL(/\/subjects$/)
  await page.goto('/groups/company-9')
  await page.getByRole('button', { name: 'Remove' }).click()
  await expect(dialog).toContainText('its 250 members, in no group')
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await expect(page).toHaveURL(/\/groups$/)
  await page.goto('/activity')
  await page.getByRole('combobox', { name: 'Type' }).selectOption('Customers')
  await expect(page.getByText(/removed the group/).first()).toBeVisible()
  await expect(page.getByText(/removed the customer/).first()).toBeVisible()
})

test('an admin looks at the catalog as a customer, in a tab of its own; the log says who did', async ({
  page,
  context,
}) => {
  await signIn(page)
  await page.goto('/subjects/customer-00002')
  const opened = context.waitForEvent('page')
  await page.getByRole('button', { name: 'Open the catalog as this customer' }).click()
  const tab = await opened
  await tab.waitForURL(/\/connectors$/)
  await expect(tab.getByText('Ann Admin, you see this as Customer 00002 does')).toBeVisible()
  await tab.goto('/connectors/github')
  await tab.getByRole('button', { name: 'Remove' }).click()
  await tab.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(tab.getByText('Removed GitHub')).toBeVisible()
  await tab.close()
  await page.goto('/activity?type=subject')
  await expect(page.getByText(/Ann Admin opened the catalog as the customer customer-00002/)).toBeVisible()
  await page.goto('/activity?type=connection')
  const removed = 'Ann Admin (in place of the customer customer-00002) removed the connection'
  await expect(page.getByText(removed).first()).toBeVisible()
})

test('who may only read sees all of it, and no button that changes anything', async ({
  page,
  browser,
  world,
}) => {
  await signIn(page)
  const guest = { name: 'Vera Viewer', email: 'vera@example.com', role: 'Viewer' } as const
  const vera = await accept(browser, { url: world.patchbay.url }, await invite(page, guest), guest)
  await vera.goto('/subjects')
  await expect(row(vera, 'Customer 00007')).toBeVisible()
  await expect(vera.getByRole('button', { name: 'Add customer' })).toBeHidden()
  await row(vera, 'Customer 00007').getByRole('link').first().click()
  await expect(vera.getByRole('heading', { name: 'Customer 00007' })).toBeVisible()
  await expect(vera.getByRole('button', { name: /Open the catalog|Edit|Remove/ })).toHaveCount(0)
  await vera.goto('/settings')
  await expect(vera.getByText('Allowed origins')).toBeHidden()
  await vera.context().close()
})
