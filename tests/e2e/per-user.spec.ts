import type { Page } from '@playwright/test'
import { accept, type Guest, invite } from './guests'
import { ask } from './seeded'
import { expectGoodLook, OTHER_PAIR, PAIR, show, WIDE } from './seen'
import { addAcme, agree, asAdmin, expect, setUp, test } from './story'

test.use({ house: 'per-user' })
test.describe.configure({ mode: 'serial' })

const MIA: Guest = { name: 'Mia Member', email: 'mia@example.com', role: 'Member' }
const VIC: Guest = { name: 'Vic Viewer', email: 'vic@example.com', role: 'Viewer' }

const yours = (page: Page) => page.getByRole('region', { name: 'Your account' })
const others = (page: Page) => page.getByRole('region', { name: 'All other accounts' })
const header = (page: Page) => page.getByRole('main').locator('header').first()
const connectButton = (page: Page) => page.getByRole('button', { name: 'Connect Acme account' })

let mia: Page

async function expectGoodLooks(page: Page, what: string, looks = PAIR): Promise<void> {
  for (const look of looks) {
    await show(page, look)
    await expectGoodLook(page, `${what}, ${look.theme}, ${look.size.width}`)
  }
  await page.setViewportSize(WIDE)
}

test('an admin makes it one where each person connects their own, and hears what stays', async ({
  page,
  world,
}) => {
  await setUp(page, world)
  await addAcme(page, world)
  const row = page.getByRole('region', { name: 'Manage' })
  await expect(row).toContainText('One account for everybody.')
  await row.getByRole('button', { name: 'Change who connects' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('Stays: what is connected now.')
  await expectGoodLooks(page, 'the question')
  await dialog.getByRole('button', { name: 'Each person connects their own' }).click()
  await expect(row).toContainText('Each person connects their own.')
  await expect(yours(page)).toContainText('You have not connected an account yet.')
  await expect(others(page)).toContainText('Nobody else has connected an account yet.')
  await expect(others(page).getByRole('listitem')).toHaveCount(0)
  await expect(connectButton(page)).toHaveCount(1)
  await expectGoodLooks(page, 'nobody has connected', OTHER_PAIR)
})

test('a member connects their own, and lands on it', async ({ page, browser, world }) => {
  await asAdmin(page)
  mia = await accept(browser, { url: world.patchbay.url }, await invite(page, MIA), MIA)
  await mia.goto('/integrations/acme')
  await expect(page.getByRole('region', { name: 'Manage' })).toHaveCount(0)
  await connectButton(mia).click()
  await agree(mia, 'mia')
  await expect(mia).toHaveURL(/\/integrations\/acme\/[0-9a-f-]{36}$/)
  await expect(header(mia)).toContainText('Acme · Your account')
  await expect(header(mia)).toContainText('Your own account.')
  await expect(mia.getByText('mia@example.test').first()).toBeVisible()
  await expectGoodLooks(mia, 'one’s own connection')

  await mia.goto('/integrations/acme')
  await expect(yours(mia)).toContainText('mia@example.test')
  await yours(mia).getByRole('button', { name: 'Test Connection' }).click()
  await expect(yours(mia).getByText(/The connection works/)).toBeVisible()
  await expect(mia.getByRole('region', { name: /other accounts|organisation’s accounts/ })).toHaveCount(0)
  await expectGoodLooks(mia, 'one’s own account', OTHER_PAIR)
})

test('an admin sees whose is whose, connects their own beside it, and nobody’s in their place', async ({
  page,
}) => {
  await asAdmin(page)
  await page.goto('/integrations/acme')
  await expect(yours(page)).toContainText('You have not connected an account yet.')
  await expect(others(page).getByRole('listitem')).toHaveText([/^Mia Member.*mia@example\.test/])
  await connectButton(page).click()
  await agree(page, 'ann')
  await expect(header(page)).toContainText('Acme · Your account')
  await page.goto('/integrations/acme')
  await expect(yours(page)).toContainText('ann@example.test')
  await expect(others(page)).not.toContainText('ann@example.test')
  await expectGoodLooks(page, 'whose is whose')

  await others(page).getByRole('link', { name: 'Mia Member' }).click()
  await expect(header(page)).toContainText('Acme · Mia Member')
  await expect(page.getByText('Only Mia Member can connect this account.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^(Connect|Reconnect)/ })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Disconnect' })).toBeVisible()
  await expectGoodLooks(page, 'somebody else’s', OTHER_PAIR)
})

test('what is the organisation’s says so, has a page of its own, and is connected there', async ({
  page,
}) => {
  await asAdmin(page)
  await page.goto('/integrations/acme')
  await others(page).getByRole('link', { name: 'Open its page' }).click()
  await expect(header(page)).toContainText('Acme · The organisation’s account')
  await expect(page.getByText('Each person connects their own account here.')).toBeVisible()
  await expectGoodLooks(page, 'the organisation’s')
  await page.getByRole('button', { name: 'Connect an account for the organisation' }).click()
  await agree(page, 'ann')
  await expect(header(page)).toContainText('Acme · The organisation’s account')
  await expect(page.getByText('Connected as')).toBeVisible()
  const shared = (await ask(page, 'GET', '/connections?integration=acme&owner=organisation')) as {
    items: { connectedAt: string | null }[]
  }
  expect(shared.items).toMatchObject([{ connectedAt: expect.any(String) }])
  await mia.goto('/integrations/acme')
  const theirs = mia.getByRole('region', { name: 'The organisation’s accounts' })
  await expect(theirs.getByRole('listitem')).toHaveCount(1)
  await expect(yours(mia)).toContainText('mia@example.test')
  await expectGoodLooks(mia, 'one’s own beside the organisation’s', OTHER_PAIR)
})

test('a viewer sees why they may not connect, and nobody’s account', async ({ page, browser, world }) => {
  await asAdmin(page)
  const vic = await accept(browser, { url: world.patchbay.url }, await invite(page, VIC), VIC)
  await vic.goto('/integrations/acme')
  await expect(yours(vic)).toContainText('You may only look.')
  await expect(connectButton(vic)).toHaveCount(0)
  await expect(vic.getByText('mia@example.test')).toHaveCount(0)
  await expectGoodLooks(vic, 'a viewer')
})

test('a member disconnects their own, and the others’ stay', async ({ page, world }) => {
  await mia.goto('/integrations/acme')
  await yours(mia).getByRole('button', { name: 'Disconnect' }).click()
  await mia.getByRole('alertdialog').getByRole('button', { name: 'Disconnect' }).click()
  await expect(yours(mia)).toContainText('You have not connected an account yet.')
  await expect(connectButton(mia)).toBeVisible()
  await asAdmin(page)
  await page.goto('/integrations/acme')
  await expect(yours(page)).toContainText('ann@example.test')
  const theirs = others(page).getByRole('listitem').filter({ hasText: 'Mia Member' })
  await expect(theirs).toContainText('Not connected')
  await expect(theirs.getByRole('button')).toHaveCount(0)
  await page.context().addCookies([{ name: 'patchbay.locale', value: 'de', url: world.patchbay.url }])
  await page.goto('/integrations/acme')
  await expectGoodLooks(page, 'in German', OTHER_PAIR)
})

test('a key is typed by each person for themselves, and by no admin in their place', async ({ page }) => {
  await asAdmin(page)
  await ask(page, 'POST', '/integrations', { provider: 'sendgrid', mode: 'per-user' })
  await mia.goto('/integrations/sendgrid')
  await expect(yours(mia)).toContainText('You have not entered a key yet.')
  await yours(mia).getByRole('button', { name: 'Enter the key' }).click()
  await expect(header(mia)).toContainText('Your account')
  const form = (of: Page) => of.getByRole('form', { name: /key/i })
  await expect(form(mia)).toBeVisible()
  await page.goto(mia.url())
  await expect(header(page)).toContainText('Mia Member')
  await expect(page.getByText('Only Mia Member can connect this account.')).toBeVisible()
  await expect(form(page)).toHaveCount(0)
})

test('it is chosen when an integration is made', async ({ page }) => {
  await asAdmin(page)
  await page.goto('/integrations/new?provider=github')
  await expect(page.getByRole('radio', { name: /One account for everybody/ })).toBeChecked()
  await page.getByRole('radio', { name: /Each person connects their own/ }).check()
  await expectGoodLooks(page, 'the form', OTHER_PAIR)
  await page.getByLabel('Client ID').fill('the-client')
  await page.getByLabel('Client secret').fill('the-secret')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(yours(page)).toContainText('You have not connected an account yet.')
})
