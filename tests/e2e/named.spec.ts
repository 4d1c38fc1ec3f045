import type { Browser, Page } from '@playwright/test'
import { accept, type Guest, invite } from './guests'
import { ask, definitions, expect, GOOD_KEY, statuses, test } from './keyed'
import { expectGoodLook, OTHER_PAIR, PAIR, show } from './seen'
import { addAcme, agree, asAdmin, setUp } from './story'

test.use({ house: 'named' })
test.describe.configure({ mode: 'serial' })

const dialog = (page: Page) => page.getByRole('alertdialog')
const header = (page: Page) => page.getByRole('main').locator('header')
const name = (page: Page) => dialog(page).getByRole('textbox', { name: 'Name' })
const add = (page: Page) => page.getByRole('button', { name: 'Add a connection' })
const key = (page: Page) => page.getByRole('textbox', { name: 'API key' })

/** Adds a connection from its integration's page. Ends on the page of the new one. */
async function addNamed(page: Page, slug: string, called: string): Promise<void> {
  await page.goto(`/integrations/${slug}`)
  await add(page).click()
  await name(page).fill(called)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/integrations/${slug}/${called}$`))
}

test('an integration by consent and one by key', async ({ page, world, keys }) => {
  await setUp(page, world)
  await addAcme(page, world)
  await page.getByRole('button', { name: 'Connect Acme account' }).click()
  await agree(page)
  await expect(page.getByText('Connected as')).toBeVisible()
  const [headed] = definitions(keys)
  expect((await ask(page, 'POST', '/providers', headed)).status).toBe(201)
  const made = await ask(page, 'POST', '/integrations', {
    provider: 'headed',
    key: { fields: { api_key: GOOD_KEY } },
  })
  expect(made.status, made.text).toBe(201)
})

test('a name that cannot be is said at its input, and what was typed stays', async ({ page }) => {
  await asAdmin(page)
  await page.goto('/integrations/acme')
  await add(page).click()
  await expect(dialog(page)).toContainText('acme:')
  await expect(name(page)).toBeFocused()
  // Each fault is another than the one before it, which would pass for it while the answer is on its way.
  for (const [typed, fault] of [
    [' ', 'Enter a name.'],
    ['-x', 'Letters, digits, - and _; it begins with a letter or digit'],
    ['default', 'This name is taken.'],
    ['a b', 'Letters, digits, - and _; it begins with a letter or digit'],
  ] as const) {
    await name(page).fill(typed)
    await page.keyboard.press('Enter')
    await expect(dialog(page)).toContainText(fault)
    await expect(name(page)).toBeFocused()
    await expect(name(page)).toHaveValue(typed)
  }
  for (const look of PAIR) {
    await show(page, look)
    await expectGoodLook(page, `the dialog, ${look.theme}, ${look.size.width}`)
  }
  await page.keyboard.press('Escape')
  await expect(add(page)).toBeFocused()
  expect(Object.keys(await statuses(page)).sort()).toEqual(['acme', 'headed'])
})

test('a named connection is added, and connected by a consent of its own', async ({ page }) => {
  await asAdmin(page)
  await addNamed(page, 'acme', '  sales'.trim())
  await expect(header(page)).toContainText('acme:sales')
  await expect(header(page)).toContainText('Not connected')
  await page.getByRole('button', { name: 'Connect Acme account' }).click()
  await agree(page, 'bob')
  await expect(page).toHaveURL(/\/integrations\/acme\/sales/)
  await expect(header(page)).toContainText('Connected')
  expect(await statuses(page)).toMatchObject({ acme: 'connected', 'acme:sales': 'connected' })
})

test('a named connection by key is connected by the form on its page', async ({ page }) => {
  await asAdmin(page)
  await addNamed(page, 'headed', 'zebra')
  await key(page).fill(GOOD_KEY)
  await page.keyboard.press('Enter')
  await expect(header(page)).toContainText('Connected')
  await addNamed(page, 'headed', 'ant')
  await expect(header(page)).toContainText('Not connected')
})

test('the default stands first, the others by name', async ({ page }) => {
  await asAdmin(page)
  await page.goto('/integrations/headed')
  const rows = page.getByRole('region', { name: 'Connections' }).getByRole('listitem')
  await expect(rows).toHaveText([/^Default/, /^ant/, /^zebra/])
  for (const look of [...PAIR, ...OTHER_PAIR]) {
    await show(page, look)
    await expectGoodLook(page, `the list, ${look.theme}, ${look.size.width}`)
  }
})

test('one is renamed, and its page moves along; the default keeps its name', async ({ page }) => {
  await asAdmin(page)
  await page.goto('/integrations/headed/ant')
  await page.getByRole('button', { name: 'Rename' }).click()
  await expect(name(page)).toHaveValue('ant')
  await name(page).fill('zebra')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toContainText('This name is taken.')
  await name(page).fill('bee')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/integrations\/headed\/bee$/)
  await expect(header(page)).toContainText('headed:bee')
  await page.goto('/integrations/headed/default')
  await expect(page.getByRole('region', { name: 'Manage' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Rename' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Remove connection' })).toHaveCount(0)
})

test('one is removed: who asks for it is said first, and the others stay', async ({ page, world }) => {
  await asAdmin(page)
  await page.goto('/integrations/acme/sales')
  await page.getByRole('button', { name: 'Remove connection' }).click()
  await expect(dialog(page)).toContainText('Programs that ask for acme:sales get nothing from then on.')
  await expect(dialog(page)).toContainText('Stays:')
  for (const look of OTHER_PAIR) {
    await show(page, look)
    await expectGoodLook(page, `removing, ${look.theme}, ${look.size.width}`)
  }
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('button', { name: 'Remove connection' })).toBeFocused()
  await page.getByRole('button', { name: 'Remove connection' }).click()
  await dialog(page).getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page).toHaveURL(/\/integrations\/acme$/)
  await expect(page.getByText('sales was removed.')).toBeVisible()
  expect(await statuses(page)).not.toHaveProperty('acme:sales')
  expect((await page.request.get('/integrations/acme/sales')).status()).toBe(404)
  expect(world.patchbay.output()).not.toContain('"level":50')
})

test('a member enters keys, and neither adds nor removes; a viewer only looks', async ({
  page,
  browser,
  world,
}) => {
  await asAdmin(page)
  const member = await admit(page, browser, world.patchbay.url, {
    ...{ name: 'Mia Member', email: 'mia@example.com' },
    role: 'Member',
  })
  await member.goto('/integrations/headed')
  await expect(member.getByRole('region', { name: 'Connections' })).toBeVisible()
  await expect(add(member)).toHaveCount(0)
  await member.goto('/integrations/headed/bee')
  await expect(member.getByRole('button', { name: 'Remove connection' })).toHaveCount(0)
  await key(member).fill(GOOD_KEY)
  await member.keyboard.press('Enter')
  await expect(header(member)).toContainText('Connected')
  await expect(member.getByText(/Saved .* by Mia Member/)).toBeVisible()

  const viewer = await admit(page, browser, world.patchbay.url, {
    ...{ name: 'Vic Viewer', email: 'vic@example.com' },
    role: 'Viewer',
  })
  await viewer.goto('/integrations/headed/bee')
  await expect(header(viewer)).toContainText('Connected')
  await expect(viewer.getByRole('form', { name: 'Enter the key' })).toHaveCount(0)
  await expect(viewer.getByRole('button', { name: /Test|Disconnect|Remove|Rename/ })).toHaveCount(0)
  const refused = await ask(viewer, 'PUT', '/connections/headed:bee/setup', { fields: { api_key: 'x' } })
  expect(refused.status).toBe(403)
  const barred = await ask(member, 'DELETE', '/integrations/headed/connections/bee')
  expect(barred.status).toBe(403)
})

async function admit(page: Page, browser: Browser, url: string, guest: Guest): Promise<Page> {
  return accept(browser, { url }, await invite(page, guest), guest)
}
