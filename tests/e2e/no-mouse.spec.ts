import type { Locator, Page } from '@playwright/test'
import { expect, test } from './seeded'
import { isLive } from './story'

test.use({ house: 'no-mouse' })
test.describe.configure({ mode: 'serial' })

const MOST_TABS = 60

/** Presses Tab until `target` has the focus, and answers how often that was. */
async function tabTo(page: Page, target: Locator, most = MOST_TABS): Promise<number> {
  for (let presses = 0; presses <= most; presses++) {
    if (await target.evaluate((it) => it === document.activeElement)) return presses
    await page.keyboard.press('Tab')
  }
  throw new Error(`${target} is further than ${most} presses of Tab away`)
}

async function openPalette(page: Page): Promise<void> {
  await expect(isLive(page)).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'Command palette' }).getByRole('combobox')).toBeFocused()
}

/** The mouse is not there: whatever moves it fails. */
test.beforeEach(async ({ page }) => {
  const refuse = () => Promise.reject(new Error('this story has no mouse'))
  Object.assign(page.mouse, { move: refuse, down: refuse, up: refuse, click: refuse })
})

test('the skip link comes first, and the main action is at most four presses of Tab away', async ({
  page,
}) => {
  for (const [path, action] of [
    ['/integrations', page.getByRole('link', { name: 'Add integration' })],
    ['/people', page.getByRole('button', { name: 'Invite somebody' })],
    [
      '/integrations/team-calendar/default',
      page.getByRole('main').getByRole('button', { name: 'Reconnect' }).first(),
    ],
    [
      '/',
      page
        .getByRole('main')
        .getByRole('button', { name: /Reconnect|Test again/ })
        .first(),
    ],
    ['/integrations/new', page.getByRole('searchbox')],
  ] as const) {
    await page.goto(path)
    await expect(isLive(page)).toBeVisible()
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: 'Skip to the content' })
    await expect(skip).toBeFocused()
    await expect(skip).toBeInViewport()
    await page.keyboard.press('Enter')
    await expect(page.locator('#main')).toBeFocused()
    expect(1 + (await tabTo(page, action)), path).toBeLessThanOrEqual(4)
  }
})

test('the palette finds a connection, goes there, tests it, and gives the focus back when it is left', async ({
  page,
}) => {
  await page.goto('/')
  await expect(isLive(page)).toBeVisible()
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Command palette' })
  await expect(palette.getByRole('combobox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()

  await openPalette(page)
  await page.keyboard.type('company dir')
  await expect(palette.getByRole('option', { name: /Company directory/ }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/integrations\/company-directory/)

  await openPalette(page)
  await page.keyboard.type('test company')
  await expect(palette.getByRole('option', { name: 'Test Company directory' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Company directory works/)).toBeVisible()
})

test('pages and things to do are found too', async ({ page }) => {
  await page.goto('/')
  for (const [typed, url] of [
    ['people', /\/people$/],
    ['add integ', /\/integrations\/new$/],
  ] as const) {
    await openPalette(page)
    await page.keyboard.type(typed)
    await expect(page.getByRole('option', { selected: true })).toContainText(new RegExp(typed, 'i'))
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(url)
  }
  await openPalette(page)
  await page.keyboard.type('dark')
  await expect(page.getByRole('option', { name: 'Switch to the dark theme' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('single keys: / searches, n adds, t tests, ? tells; none of them while something is typed', async ({
  page,
}) => {
  await page.goto('/integrations')
  await expect(isLive(page)).toBeVisible()
  await page.keyboard.press('/')
  const search = page.getByRole('searchbox')
  await expect(search).toBeFocused()
  await page.keyboard.type('n?t/')
  await expect(search).toHaveValue('n?t/')
  await expect(page).toHaveURL(/\/integrations/)

  await page.goto('/integrations/company-directory/default')
  await expect(isLive(page)).toBeVisible()
  await page.keyboard.press('t')
  await expect(page.getByText(/The connection works/)).toBeVisible()
  await page.keyboard.press('n')
  await expect(page).toHaveURL(/\/integrations\/new$/)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('the whole repair, from the overview through the consent and back', async ({ page, demo }) => {
  await page.goto('/')
  await tabTo(
    page,
    page.getByRole('listitem').filter({ hasText: 'Team calendar' }).getByRole('button').first(),
  )
  await page.keyboard.press('Enter')
  await page.waitForURL(/127\.0\.0\.1/)
  await tabTo(page, page.locator('input[name=login]'))
  await page.keyboard.type('carol')
  await page.keyboard.press('Tab')
  await page.keyboard.type('any')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Continue' }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${demo.url}/integrations/team-calendar/default`)
  await expect(page.getByText('Connected as')).toBeVisible()

  const disconnect = page.getByRole('button', { name: 'Disconnect' })
  await tabTo(page, disconnect)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('alertdialog')
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(disconnect).toBeFocused()
})
