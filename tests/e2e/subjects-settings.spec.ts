import type { Page } from '@playwright/test'
import { ask } from './seeded'
import { expectGoodLook, OTHER_PAIR, PAIR, show } from './seen'
import { expect, isLive, setUp, signIn, test } from './story'
import { fillCustomers } from './subjects-seed'

test.use({ house: 'subjects settings' })
test.describe.configure({ mode: 'serial' })

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('each origin that is refused says why, and which one it may have meant', async ({ page, world }) => {
  await setUp(page, world)
  for (const provider of ['google', 'github']) await ask(page, 'POST', '/integrations', { provider })
  await page.goto('/subjects')
  await page.getByRole('link', { name: 'Catalog settings' }).click()
  await expect(page).toHaveURL(/\/settings#catalog$/)
  const origins = card(page, 'Allowed origins')
  const box = origins.getByRole('textbox')
  await box.fill('https://app.example.com/\nhttps://*.example.com\n\nhttp://localhost:3000\nshop.example.com')
  await origins.getByRole('button', { name: 'Save' }).click()
  await expect(origins).toContainText('Line 1, “https://app.example.com/”: only the origin is taken')
  await expect(origins).toContainText('Meant is perhaps https://app.example.com')
  await expect(origins).toContainText('Line 2, “https://*.example.com”: patterns are not taken.')
  await expect(origins).toContainText('Line 5, “shop.example.com”: it has to begin with https://.')
  await expect(origins).not.toContainText('Line 4')
  await expect(box).toBeFocused()
  await box.fill('https://app.example.com\nhttp://localhost:3000')
  await origins.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.').first()).toBeVisible()
  await page.reload()
  await expect(box).toHaveValue('https://app.example.com\nhttp://localhost:3000')
})

test('a colour that cannot be read says so, and what is taken in its place', async ({ page }) => {
  await signIn(page)
  await page.goto('/settings#catalog')
  const colour = card(page, 'Colour of the catalog')
  await colour.getByLabel('Colour as #rrggbb').fill('#ffd400')
  await expect(colour).toContainText(/On light pages it has a contrast of 1\.\d:1/)
  await colour.getByLabel('Colour as #rrggbb').fill('yellow')
  await colour.getByRole('button', { name: 'Save' }).click()
  await expect(colour).toContainText('A colour like #1d4ed8.')
  await colour.getByLabel('Colour as #rrggbb').fill('#1D4ED8')
  await colour.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.').first()).toBeVisible()
  const login = card(page, 'Where customers sign in')
  await login.getByRole('textbox').fill('http://app.example.com')
  await login.getByRole('button', { name: 'Save' }).click()
  await expect(login).toContainText('This must be an https address')
})

test('tokens in the browser are off, and are turned on only after what that opens was said', async ({
  page,
}) => {
  await signIn(page)
  await page.goto('/settings#catalog')
  const tokens = card(page, 'Access tokens in the browser')
  await expect(tokens).toContainText('Off: only your back end reads access tokens.')
  await tokens.getByRole('button', { name: 'Turn on' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('can then read and carry away the access tokens of every customer')
  await dialog.getByRole('button', { name: 'Turn on' }).click()
  await expect(tokens).toContainText('On: every script on the allowed origins')
  await tokens.getByRole('button', { name: 'Turn off' }).click()
  await expect(tokens).toContainText('Off:')
})

test('the palette leads to customers, and begins to add one', async ({ page }) => {
  await signIn(page)
  await expect(isLive(page)).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('add customer')
  await expect(page.getByRole('option', { name: 'Add customer', selected: true })).toBeVisible()
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Add a customer' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

const PAGES = [
  ...['/subjects', '/subjects?q=nobody', '/groups', '/subjects/customer-00008', '/groups/company-9'],
  ...['/settings', '/', '/integrations/github'],
]

test('every page is good to look at: both themes, both widths, both languages', async ({ page, world }) => {
  await signIn(page)
  await page.goto('/subjects')
  await expectGoodLook(page, 'with nobody there')
  await fillCustomers(world.patchbay, 100)
  for (const [locale, looks] of [
    ['en', PAIR],
    ['de', OTHER_PAIR],
  ] as const) {
    await page.context().addCookies([{ name: 'patchbay.locale', value: locale, url: world.patchbay.url }])
    for (const path of PAGES) {
      await page.goto(path)
      await expect(page.locator('html')).toHaveAttribute('lang', locale)
      for (const look of looks) {
        await show(page, look)
        await expectGoodLook(page, `${path}, ${locale}, ${look.theme}, ${look.size.width}`)
      }
    }
  }
})

const DIALOGS: [string, string][] = [
  ['/subjects', 'Add customer'],
  ['/subjects/customer-00008', 'Edit'],
  ['/subjects/customer-00008', 'Remove'],
  ['/groups/company-9', 'Remove'],
  ['/settings', 'Turn on'],
]

for (const [path, name] of DIALOGS)
  test(`with a dialog open: ${name} on ${path}`, async ({ page }) => {
    await signIn(page)
    await page.goto(path)
    await expect(isLive(page)).toBeVisible()
    await page.getByRole('button', { name, exact: true }).click()
    await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toBeVisible()
    for (const look of PAIR) {
      await show(page, look)
      await expectGoodLook(page, `${look.theme}, ${look.size.width}`)
    }
  })
