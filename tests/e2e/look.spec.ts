import type { Page } from '@playwright/test'
import { invite } from './guests'
import { expect, test } from './seeded'
import { expectGoodLook, faultsOf, NARROW, OTHER_PAIR, PAIR, show, watchShifts } from './seen'
import { isLive } from './story'

test.use({ house: 'look' })
test.describe.configure({ mode: 'serial' })

const PAGES = [
  '/',
  '/integrations',
  '/integrations?q=zebra',
  '/integrations/new',
  '/integrations/new?provider=google',
  '/integrations/new?own=1',
  '/integrations/company-directory',
  '/integrations/company-directory/default',
  '/integrations/team-calendar/default',
  '/integrations/old-wiki/default',
  '/activity?type=integration',
  '/people',
  '/api-keys',
  '/settings',
  '/nowhere',
]

const OPEN_PAGES = ['/sign-in', `/invite/${'A'.repeat(43)}`, '/oauth2/failed?code=unknown_state']

async function speak(page: Page, url: string, locale: 'en' | 'de'): Promise<void> {
  await page.context().addCookies([{ name: 'patchbay.locale', value: locale, url }])
}

/** Both themes and both widths are seen in two pairings: one for each language, so that all four are seen. */
for (const path of PAGES)
  test(`${path} is good to look at: both themes, both widths, both languages`, async ({ page, demo }) => {
    for (const [locale, looks] of [
      ['en', PAIR],
      ['de', OTHER_PAIR],
    ] as const) {
      await speak(page, demo.url, locale)
      await page.goto(path)
      await expect(page.locator('html')).toHaveAttribute('lang', locale)
      for (const look of looks) {
        await show(page, look)
        await expectGoodLook(page, `${locale}, ${look.theme}, ${look.size.width}`)
      }
    }
  })

test.describe('for who is not signed in', () => {
  test.use({ storageState: { cookies: [], origins: [] } })
  for (const path of OPEN_PAGES)
    test(`${path} is good to look at`, async ({ page }) => {
      await page.goto(path)
      for (const look of PAIR) {
        await show(page, look)
        await expectGoodLook(page, `${look.theme}, ${look.size.width}`)
      }
    })
})

const DIALOGS: [string, string, (page: Page) => Promise<void>][] = [
  ['the palette', '/', (page) => page.keyboard.press('Control+k')],
  ['the list of keys', '/', (page) => page.keyboard.press('?')],
  ['an invitation', '/people', (page) => press(page, 'Invite somebody')],
  ['a rename', '/integrations/company-directory', (page) => press(page, 'Rename')],
  ['a switch off', '/integrations/company-directory', (page) => press(page, 'Disable')],
  ['a deletion', '/integrations/company-directory', (page) => press(page, 'Delete integration')],
  ['a disconnect', '/integrations/company-directory/default', (page) => press(page, 'Disconnect')],
  [
    'an event',
    '/activity?type=integration',
    (page) => page.getByRole('main').locator('ol li button').first().click(),
  ],
]

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

for (const [name, path, open] of DIALOGS)
  test(`with a dialog open: ${name}`, async ({ page }) => {
    await page.goto(path)
    await expect(isLive(page)).toBeVisible()
    await open(page)
    await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toBeVisible()
    for (const look of PAIR) {
      await show(page, look)
      await expectGoodLook(page, `${look.theme}, ${look.size.width}`)
    }
  })

test('an open invitation is good to look at', async ({ page, browser, demo }) => {
  const link = await invite(page, { name: 'Grace', email: 'grace@example.com', role: 'Member' })
  await expectGoodLook(page, 'the list of open invitations')
  const context = await browser.newContext({ baseURL: demo.url, storageState: { cookies: [], origins: [] } })
  const stranger = await context.newPage()
  await stranger.goto(link)
  for (const look of PAIR) {
    await show(stranger, look)
    await expectGoodLook(stranger, `${look.theme}, ${look.size.width}`)
  }
  await context.close()
})

test('a fault would be found', async ({ page }) => {
  await page.goto('/people')
  // What is added to a page before React has taken it over is a fault of another kind.
  await expect(isLive(page).first()).toBeVisible()
  await page.evaluate(() => {
    const pale = document.createElement('p')
    pale.textContent = 'Who can read this?'
    pale.style.cssText = 'color: #ddd; background: #fff'
    document.querySelector('main')?.append(pale, document.createElement('input'))
  })
  expect((await faultsOf(page)).map((fault) => fault.split(':')[0]).sort()).toEqual([
    'color-contrast',
    'label',
  ])
})

test('nothing jumps while a page comes together', async ({ page }) => {
  const shifts = await watchShifts(page)
  for (const size of [undefined, NARROW])
    for (const path of PAGES) {
      if (size) await page.setViewportSize(size)
      await page.goto(path)
      await page.waitForLoadState('load')
      if (path !== '/nowhere') await expect(isLive(page).first()).toBeVisible()
      expect.soft(await shifts(), `${path}, ${size?.width ?? 'wide'}`).toBeLessThanOrEqual(0.02)
    }
})

test('the theme is there from the first byte, without a script', async ({ browser, demo }) => {
  const background = async (cookie: string | null, colorScheme: 'light' | 'dark') => {
    const context = await browser.newContext({
      ...{ baseURL: demo.url, storageState: demo.state, javaScriptEnabled: false, colorScheme },
    })
    if (cookie) await context.addCookies([{ name: 'patchbay-theme', value: cookie, url: demo.url }])
    const page = await context.newPage()
    await page.goto('/')
    // The page's own scripts are off; this one is the test's.
    const colour = await page.locator('html').evaluate((html) => getComputedStyle(html).backgroundColor)
    await context.close()
    return colour
  }
  const [light, dark] = [await background(null, 'light'), await background(null, 'dark')]
  expect(light).not.toBe(dark)
  expect(await background('dark', 'light')).toBe(dark)
  expect(await background('light', 'dark')).toBe(light)
})

test('who wants less motion gets none', async ({ browser, demo }) => {
  const context = await browser.newContext({
    ...{ baseURL: demo.url, storageState: demo.state, reducedMotion: 'reduce' },
  })
  const page = await context.newPage()
  await page.goto('/people')
  await page.getByRole('button', { name: 'Invite somebody' }).click()
  const longest = await page.evaluate(() =>
    Math.max(0, ...document.getAnimations().map(({ effect }) => Number(effect?.getTiming().duration ?? 0))),
  )
  expect(longest).toBeLessThanOrEqual(1)
  await context.close()
})
